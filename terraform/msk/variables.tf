variable "region" {
  description = "AWS region of everything"
  type        = string
}

variable "name" {
  description = "Name of the Kafka cluster, and first part of the names of roles"
  type        = string
  default     = "freshet"
}

variable "tags" {
  description = "On everything that takes tags"
  type        = map(string)
  default     = {}
}

variable "subnet_ids" {
  description = "Private subnets for brokers, each in a zone of its own"
  type        = list(string)
  validation {
    condition     = length(var.subnet_ids) >= 2 && length(var.subnet_ids) <= 3
    error_message = "Give two or three subnets; with three, a zone may fail and events are still safe."
  }
}

variable "kafka_version" {
  description = "Kafka of MSK, KRaft. With IAM, transactions need 3.8 or newer, and Freshet needs transactions"
  type        = string
  default     = "4.0.x.kraft"
  validation {
    condition     = can(regex("^(3\\.([89]|[1-9][0-9])|[4-9])\\..*kraft$", var.kafka_version))
    error_message = "IAM access control knows transactions since Kafka 3.8; give 3.8.x.kraft or newer."
  }
}

variable "broker_type" {
  description = "Instance type of brokers"
  type        = string
  default     = "kafka.m7g.large"
}

variable "brokers_per_subnet" {
  description = "Brokers in each subnet"
  type        = number
  default     = 1
}

variable "storage_gib" {
  description = "Disk of each broker at first, and the most it may grow to"
  type        = object({ initial = number, most = number })
  default     = { initial = 100, most = 1000 }
}

variable "topic_prefix" {
  description = "Stands before topics, consumer groups and transactions; empty for none"
  type        = string
  default     = ""
}

variable "eks_cluster" {
  description = "Name of the EKS cluster that the pods run on, with an OIDC provider in IAM"
  type        = string
}

variable "namespace" {
  description = "Kubernetes namespace of the pods; made when it is not there"
  type        = string
  default     = "freshet"
}

variable "image" {
  description = "Image that you built and pushed"
  type        = object({ repository = string, tag = string })
}

variable "postgres" {
  description = "JDBC URL of the database, and the secret in the namespace with its user and password"
  type        = object({ url = string, secret = string })
}

variable "deploy" {
  description = "Whether topics and components are installed, too; the database's secret is there before"
  type        = bool
  default     = false
}
