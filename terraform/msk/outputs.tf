output "bootstrap_servers" {
  description = "The brokers, for clients with IAM"
  value       = aws_msk_cluster.events.bootstrap_brokers_sasl_iam
}

output "role_arns" {
  description = "The role of each component"
  value       = { for component, role in aws_iam_role.component : component => role.arn }
}
