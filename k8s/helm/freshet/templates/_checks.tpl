{{/* Values that are well each for itself and wrong together. */}}
{{- define "freshet.checks" -}}
{{- $values := .component -}}
{{- with $values.autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail (printf "%s.autoscaling: minReplicas %d is more than maxReplicas %d" $.key (int .minReplicas) (int .maxReplicas)) -}}
{{- end -}}
{{- end -}}
{{- with $values.ingress -}}
{{- if and .enabled (not .hosts) -}}
{{- fail (printf "%s.ingress.hosts: an ingress needs a host, e.g. [c.example.com]" $.key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
