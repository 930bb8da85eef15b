{{/* What is said after an install or an upgrade. */}}
{{- define "freshet.notes" -}}
{{- $namespace := .Release.Namespace -}}
{{- $collector := include "freshet.name" (dict "root" . "key" "collector") -}}
Freshet {{ .Chart.AppVersion }}: {{ range $i, $key := include "freshet.enabled" . | fromYamlArray }}{{ if $i }}, {{ end }}{{ include "freshet.command" (dict "key" $key) }}{{ end }}

When everything is ready, `helm test {{ .Release.Name }} --namespace {{ $namespace }}` says so.
{{- if .Values.collector.enabled }}

Trackers send to the collector:
{{- if .Values.collector.ingress.enabled }}
{{ range .Values.collector.ingress.hosts }}
    COLLECTOR={{ $.Values.collector.ingress.tls | empty | ternary "http" "https" }}://{{ . }}
{{- end }}
{{- else if eq .Values.collector.service.type "LoadBalancer" }}

    kubectl --namespace {{ $namespace }} get service {{ $collector }} --watch     # until it has an address
    COLLECTOR=http://$(kubectl --namespace {{ $namespace }} get service {{ $collector }} \
        --output jsonpath='{.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}')
{{- if ne (int .Values.collector.service.port) 80 }}:{{ .Values.collector.service.port }}{{ end }}
{{- else }}

    kubectl --namespace {{ $namespace }} port-forward service/{{ $collector }} 8080:{{ .Values.collector.service.port }} &
    COLLECTOR=http://localhost:8080
{{- end }}

An event by hand; it is a row of {{ .Values.postgres.schema }}.events a second later:

    curl "$COLLECTOR/i?e=pv&p=web&aid=helm&tv=curl&url=https%3A%2F%2Fexample.com%2F"
{{- end }}
{{- if .Values.webapp.enabled }}

The demo site, and the dashboard at /dashboard/?token=… with the token of secret {{ .Values.webapp.dashboard.existingSecret }}:

    kubectl --namespace {{ $namespace }} port-forward service/{{ include "freshet.name" (dict "root" . "key" "webapp") }} 8090:{{ .Values.webapp.service.port }}
{{- end }}
{{- if and .Values.collector.enabled (not .Values.collector.persistence.enabled) }}

WARNING: collector.persistence is off. What the collector keeps while the brokers are away is lost with its pod.
{{- end }}
{{- end -}}
