{{/* What all resources of a release begin with. */}}
{{- define "freshet.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What a component is called on the command line: loaderPg is loader-pg. */}}
{{- define "freshet.command" -}}
{{- kebabcase .key -}}
{{- end -}}

{{/* What the resources of a component are called. */}}
{{- define "freshet.name" -}}
{{- printf "%s-%s" (include "freshet.fullname" .root) (include "freshet.command" .) -}}
{{- end -}}

{{/* By what pods are found: never changes with an upgrade, because Kubernetes would refuse it. */}}
{{- define "freshet.selectorLabels" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ include "freshet.command" . }}
{{- end -}}

{{/* On every resource. */}}
{{- define "freshet.labels" -}}
{{ include "freshet.selectorLabels" . }}
app.kubernetes.io/part-of: freshet
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* Beginning of a component's resource, after kind. */}}
{{- define "freshet.metadata" -}}
metadata:
  name: {{ include "freshet.name" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "freshet.labels" . | nindent 4 }}
{{- end -}}

{{- define "freshet.image" -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}

{{- define "freshet.serviceAccountName" -}}
{{- $account := .component.serviceAccount -}}
{{- if $account.name -}}
{{- $account.name -}}
{{- else -}}
{{- $account.create | ternary (include "freshet.name" .) "default" -}}
{{- end -}}
{{- end -}}
