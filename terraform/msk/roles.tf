# One role for each component and one for the job that makes topics, with the least rights: what stands in
# access.json, which the project's tests hold to `freshet topics acls`.
locals {
  access = jsondecode(file("${path.module}/access.json"))

  # arn:aws:kafka:region:account:cluster/name/uuid -> …:topic/name/uuid/ and so on
  arn_of = {
    for kind in ["topic", "group", "transactional-id"] :
    kind => "${replace(aws_msk_cluster.events.arn, ":cluster/", ":${kind}/")}/${var.topic_prefix}"
  }

  # Who works in transactions asks how large a record its topics take.
  limits = {
    for component, access in local.access :
    component => length(access.transactions) > 0 ? ["kafka-cluster:DescribeTopicDynamicConfiguration"] : []
  }

  oidc_issuer = trimprefix(data.aws_eks_cluster.pods.identity[0].oidc[0].issuer, "https://")
}

data "aws_iam_openid_connect_provider" "pods" {
  url = data.aws_eks_cluster.pods.identity[0].oidc[0].issuer
}

# Who may be the component: pods with its service account.
data "aws_iam_policy_document" "pods" {
  for_each = local.access
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.pods.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "${local.oidc_issuer}:sub"
      values   = ["system:serviceaccount:${var.namespace}:freshet-${each.key}"]
    }
    condition {
      test     = "StringEquals"
      variable = "${local.oidc_issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

# What the component may.
data "aws_iam_policy_document" "kafka" {
  for_each = local.access
  statement {
    sid = "Connect"
    actions = concat(
      ["kafka-cluster:Connect"],
      length(each.value.write) > 0 ? ["kafka-cluster:WriteDataIdempotently"] : [],
    )
    resources = [aws_msk_cluster.events.arn]
  }
  dynamic "statement" {
    for_each = length(each.value.read) > 0 ? [each.value.read] : []
    content {
      sid = "Read"
      actions = concat(
        ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"],
        local.limits[each.key],
      )
      resources = [for topic in statement.value : "${local.arn_of["topic"]}${topic}"]
    }
  }
  dynamic "statement" {
    for_each = length(each.value.write) > 0 ? [each.value.write] : []
    content {
      sid = "Write"
      actions = concat(
        ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"],
        local.limits[each.key],
      )
      resources = [for topic in statement.value : "${local.arn_of["topic"]}${topic}"]
    }
  }
  dynamic "statement" {
    for_each = length(each.value.make) > 0 ? [each.value.make] : []
    content {
      sid = "Make"
      actions = [
        "kafka-cluster:AlterTopic",
        "kafka-cluster:AlterTopicDynamicConfiguration",
        "kafka-cluster:CreateTopic",
        "kafka-cluster:DescribeTopic",
        "kafka-cluster:DescribeTopicDynamicConfiguration",
      ]
      resources = [for topic in statement.value : "${local.arn_of["topic"]}${topic}"]
    }
  }
  dynamic "statement" {
    for_each = length(each.value.groups) > 0 ? [each.value.groups] : []
    content {
      sid       = "Group"
      actions   = ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"]
      resources = [for group in statement.value : "${local.arn_of["group"]}${group}"]
    }
  }
  dynamic "statement" {
    for_each = length(each.value.transactions) > 0 ? [each.value.transactions] : []
    content {
      sid = "Transactions"
      actions = [
        "kafka-cluster:AlterTransactionalId",
        "kafka-cluster:DescribeTransactionalId",
      ]
      resources = [for id in statement.value : "${local.arn_of["transactional-id"]}${id}"]
    }
  }
}

resource "aws_iam_role" "component" {
  for_each           = local.access
  name               = "${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.pods[each.key].json
}

resource "aws_iam_role_policy" "kafka" {
  for_each = local.access
  name     = "kafka"
  role     = aws_iam_role.component[each.key].id
  policy   = data.aws_iam_policy_document.kafka[each.key].json
}
