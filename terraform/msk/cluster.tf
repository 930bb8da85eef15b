data "aws_subnet" "brokers" {
  for_each = toset(var.subnet_ids)
  id       = each.value
}

locals {
  brokers = length(var.subnet_ids) * var.brokers_per_subnet
  copies  = min(3, local.brokers)
}

resource "aws_msk_cluster" "events" {
  cluster_name           = var.name
  kafka_version          = var.kafka_version
  number_of_broker_nodes = local.brokers

  broker_node_group_info {
    client_subnets  = var.subnet_ids
    instance_type   = var.broker_type
    security_groups = [aws_security_group.brokers.id]
    storage_info {
      ebs_storage_info {
        volume_size = var.storage_gib.initial
      }
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.events.arn
    revision = aws_msk_configuration.events.latest_revision
  }

  # Every client is a role. Nobody else gets in.
  client_authentication {
    sasl {
      iam = true
    }
    unauthenticated = false
  }

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.brokers.name
      }
    }
  }

  tags = var.tags

  # The disk is let grow below.
  lifecycle {
    ignore_changes = [broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size]
  }
}

resource "aws_msk_configuration" "events" {
  name = var.name
  # An event is safe when two copies are. A misspelt name is an error, not a topic.
  server_properties = <<-EOT
    auto.create.topics.enable=false
    default.replication.factor=${local.copies}
    min.insync.replicas=${max(1, local.copies - 1)}
    offsets.topic.replication.factor=${local.copies}
    transaction.state.log.replication.factor=${local.copies}
    transaction.state.log.min.isr=${max(1, local.copies - 1)}
    unclean.leader.election.enable=false
  EOT
}

resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/msk/${var.name}"
  retention_in_days = 14
}

resource "aws_security_group" "brokers" {
  name        = "${var.name}-brokers"
  description = "Brokers of ${var.name}"
  vpc_id      = values(data.aws_subnet.brokers)[0].vpc_id
}

# 9098 is Kafka with IAM.
resource "aws_vpc_security_group_ingress_rule" "pods" {
  description                  = "Pods of ${var.eks_cluster}"
  security_group_id            = aws_security_group.brokers.id
  referenced_security_group_id = data.aws_eks_cluster.pods.vpc_config[0].cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 9098
  to_port                      = 9098
}

resource "aws_appautoscaling_target" "storage" {
  service_namespace  = "kafka"
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  resource_id        = aws_msk_cluster.events.arn
  min_capacity       = 1
  max_capacity       = var.storage_gib.most
}

resource "aws_appautoscaling_policy" "storage" {
  name               = "${var.name}-storage"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.storage.service_namespace
  scalable_dimension = aws_appautoscaling_target.storage.scalable_dimension
  resource_id        = aws_appautoscaling_target.storage.resource_id
  target_tracking_scaling_policy_configuration {
    # Disks of MSK can grow, never shrink.
    disable_scale_in = true
    target_value     = 60
    predefined_metric_specification {
      predefined_metric_type = "KafkaBrokerStorageUtilization"
    }
  }
}
