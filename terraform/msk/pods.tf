data "aws_eks_cluster" "pods" {
  name = var.eks_cluster
}

data "aws_eks_cluster_auth" "pods" {
  name = var.eks_cluster
}

# Topics and components, by the chart of this repository. The database's secret is made before.
resource "helm_release" "freshet" {
  count            = var.deploy ? 1 : 0
  name             = "freshet"
  namespace        = var.namespace
  create_namespace = true
  chart            = "${path.module}/../../k8s/helm/freshet"
  atomic           = true
  timeout          = 600
  values = [templatefile("${path.module}/values.yaml.tftpl", {
    bootstrap_servers = aws_msk_cluster.events.bootstrap_brokers_sasl_iam
    topic_prefix      = var.topic_prefix
    copies            = local.copies
    image_repository  = var.image.repository
    image_tag         = var.image.tag
    postgres_url      = var.postgres.url
    postgres_secret   = var.postgres.secret
    role_topics       = aws_iam_role.component["topics"].arn
    role_collector    = aws_iam_role.component["collector"].arn
    role_enricher     = aws_iam_role.component["enricher"].arn
    role_processor    = aws_iam_role.component["events-processor"].arn
    role_loader       = aws_iam_role.component["loader-pg"].arn
  })]
}
