{{/* A component's HOCON file: what the chart knows, then what the user says, which wins. */}}
{{- define "freshet.hocon" -}}
# The settings that are not here: config/{{ include "freshet.command" . }}.reference.hocon.
{{ include "freshet.hocon.kafka" . }}
# The kubelet asks from outside the pod.
admin.host = "0.0.0.0"
{{ include (printf "freshet.hocon.%s" .key) . }}
{{- with .component.config }}
{{ . | trim }}
{{- end }}
{{- end -}}

{{/* Where brokers are and what topics are called. */}}
{{- define "freshet.hocon.kafka" -}}
{{- $kafka := .root.Values.kafka -}}
kafka.bootstrapServers = {{ $kafka.bootstrapServers | toJson }}
{{- with $kafka.preset }}
kafka.preset = {{ . }}
{{- end }}
{{- range $setting, $value := $kafka.properties }}
kafka.properties.{{ $setting | toJson }} = {{ include "freshet.text" $value | toJson }}
{{- end }}
{{- if $kafka.ca.secret }}
kafka.properties."ssl.truststore.type" = "PEM"
kafka.properties."ssl.truststore.location" = {{ printf "/etc/freshet-kafka/%s" $kafka.ca.key | toJson }}
{{- end }}
{{- with .root.Values.topics.prefix }}
topics.prefix = {{ . | toJson }}
{{- end }}
{{- end -}}

{{- define "freshet.hocon.collector" -}}
interface = "0.0.0.0"
port = {{ .http }}
spool.directory = "/data/spool"
spool.maxBytes = {{ .component.persistence.spoolMaxBytes | toJson }}
# Goes on answering until the load balancer has noticed that the pod is leaving.
preTerminationPeriod = 10s
terminationDeadline = 10s
{{- end -}}

{{- define "freshet.hocon.streams" -}}
# Nothing in it is worth keeping.
streams.stateDir = "/tmp/streams"
streams.instanceId = ${?FRESHET_INSTANCE_ID}
{{- end -}}

{{- define "freshet.hocon.enricher" -}}
{{ include "freshet.hocon.streams" . }}
{{- end -}}

{{- define "freshet.hocon.eventsProcessor" -}}
{{ include "freshet.hocon.streams" . }}
{{- end -}}

{{- define "freshet.hocon.postgres" -}}
postgres {
  url = {{ include "freshet.postgresUrl" .root | toJson }}
  schema = {{ .root.Values.postgres.schema | toJson }}
  user = ${FRESHET_PG_USER}
  password = ${FRESHET_PG_PASSWORD}
}
{{- end -}}

{{- define "freshet.hocon.loaderPg" -}}
instanceId = ${?FRESHET_INSTANCE_ID}
{{ include "freshet.hocon.postgres" . }}
{{- end -}}

{{- define "freshet.hocon.webapp" -}}
host = "0.0.0.0"
port = {{ .http }}
collectorUrl = {{ .component.collectorUrl | toJson }}
dashboard.token = ${FRESHET_DASHBOARD_TOKEN}
# Whom Overview and Pipeline ask how they are; each name stands for all pods of a component.
{{- $root := .root }}
{{- range $key := include "freshet.enabled" .root | fromYamlArray }}
{{- $one := dict "root" $root "key" $key }}
{{- if eq $key "webapp" }}
dashboard.components.webapp = "http://localhost:8000"
{{- else }}
dashboard.components.{{ include "freshet.command" $one }} = "http://{{ include "freshet.name" $one }}-pods:8000"
{{- end }}
{{- end }}
{{ include "freshet.hocon.postgres" . }}
{{- end -}}

{{/* The URL with what is said of TLS. */}}
{{- define "freshet.postgresUrl" -}}
{{- $postgres := .Values.postgres -}}
{{- $parameters := list -}}
{{- with $postgres.sslMode -}}
{{- $parameters = append $parameters (printf "sslmode=%s" .) -}}
{{- end -}}
{{- if $postgres.ca.secret -}}
{{- $parameters = append $parameters (printf "sslrootcert=/etc/freshet-postgres/%s" $postgres.ca.key) -}}
{{- end -}}
{{- if $parameters -}}
{{- printf "%s%s%s" $postgres.url (contains "?" $postgres.url | ternary "&" "?") (join "&" $parameters) -}}
{{- else -}}
{{- $postgres.url -}}
{{- end -}}
{{- end -}}

{{/* The resolver's file: schemas that ship, then the repositories of the values. */}}
{{- define "freshet.resolver" -}}
{{- $shipped := dict
      "name" "Freshet"
      "priority" 0
      "vendorPrefixes" (list "com.snowplowanalytics")
      "connection" (dict "embedded" (dict "path" "/iglu-schemas")) -}}
{{- $iglu := .Values.iglu -}}
{{- dict
      "schema" "iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/1-0-3"
      "data" (dict
        "cacheSize" $iglu.cacheSize
        "cacheTtl" $iglu.cacheTtl
        "repositories" (prepend $iglu.repositories $shipped))
    | toPrettyJson -}}
{{- end -}}

{{/* A value as text; a large whole number without exponent. */}}
{{- define "freshet.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) -}}
{{- int64 . -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{/* Data of a component's ConfigMap. */}}
{{- define "freshet.configData" -}}
{{ include "freshet.command" . }}.hocon: |
  {{- include "freshet.hocon" . | nindent 2 }}
{{- if .iglu }}
iglu.json: |
  {{- include "freshet.resolver" .root | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Data of the enricher's second ConfigMap: a file for each enrichment. */}}
{{- define "freshet.enrichments" -}}
{{- range $name, $enrichment := .component.enrichments }}
{{ $name }}.json: {{ kindIs "string" $enrichment | ternary $enrichment (toPrettyJson $enrichment) | toJson }}
{{- end }}
{{- end -}}
