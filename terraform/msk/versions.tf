# An example to start from, not a module with promises: read it, copy it, make it yours.
terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    helm = {
      source  = "hashicorp/helm"
      version = "~> 3.0"
    }
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = var.tags
  }
}

# The cluster that the pods run on; it is there before.
provider "helm" {
  kubernetes = {
    host                   = data.aws_eks_cluster.pods.endpoint
    cluster_ca_certificate = base64decode(data.aws_eks_cluster.pods.certificate_authority[0].data)
    token                  = data.aws_eks_cluster_auth.pods.token
  }
}
