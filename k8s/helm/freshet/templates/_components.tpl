{{/* The components that are switched on, as a list of keys in values. */}}
{{- define "freshet.enabled" -}}
{{- $enabled := list -}}
{{- range list "collector" "enricher" "eventsProcessor" "loaderPg" "webapp" -}}
{{- if (index $.Values .).enabled -}}
{{- $enabled = append $enabled . -}}
{{- end -}}
{{- end -}}
{{- toYaml $enabled -}}
{{- end -}}

{{/* A component's values with what holds for all: lists and maps come on top, texts win. */}}
{{- define "freshet.component" -}}
{{- $common := .root.Values.common -}}
{{- $own := index .root.Values .key -}}
{{- $merged := mergeOverwrite (deepCopy $common) (deepCopy $own) -}}
{{- range list "env" "envFrom" "extraVolumes" "extraVolumeMounts" "tolerations" -}}
{{- $_ := set $merged . (concat (index $common .) (default list (index $own .))) -}}
{{- end -}}
{{- toYaml $merged -}}
{{- end -}}

{{/*
Everything that is asked of a component, for templates: its values, whether it keeps its name over a restart
(a StatefulSet), whether it asks Iglu, whether it asks Postgres, and the port on which it serves people.
*/}}
{{- define "freshet.context" -}}
component:
  {{- include "freshet.component" . | nindent 2 }}
stateful: {{ ne .key "webapp" }}
member: {{ has .key (list "enricher" "eventsProcessor" "loaderPg") }}
iglu: {{ has .key (list "enricher" "loaderPg") }}
postgres: {{ has .key (list "loaderPg" "webapp") }}
http: {{ get (dict "collector" 8080 "webapp" 8090) .key | default 0 }}
{{- end -}}
