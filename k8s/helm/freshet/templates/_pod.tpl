{{/* The pods of a component. */}}
{{- define "freshet.pod" -}}
{{- $component := .component -}}
metadata:
  labels:
    {{- include "freshet.labels" . | nindent 4 }}
    {{- with $component.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # Settings are read at the start: other settings, other pods.
    checksum/config: {{ printf "%s%s" (include "freshet.configData" .) (include "freshet.enrichments" .) | sha256sum }}
    {{- with $component.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "freshet.serviceAccountName" . }}
  # Nothing here talks to the Kubernetes API.
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $component.terminationGracePeriodSeconds }}
  {{- with $component.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with .root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    {{- toYaml $component.podSecurityContext | nindent 4 }}
  {{- with $component.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $component.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $component.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if $component.topologySpread }}
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - topologyKey: {{ . }}
      maxSkew: 1
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "freshet.selectorLabels" $ | nindent 10 }}
    {{- end }}
  {{- end }}
  containers:
    - name: {{ include "freshet.command" . }}
      {{- include "freshet.container" . | nindent 6 }}
  volumes:
    {{- include "freshet.volumes" . | nindent 4 }}
{{- end -}}

{{- define "freshet.container" -}}
{{- $component := .component -}}
image: {{ include "freshet.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
args:
  - {{ include "freshet.command" . }}
  - --config=/etc/freshet/{{ include "freshet.command" . }}.hocon
  {{- if eq .key "enricher" }}
  - --iglu-config=/etc/freshet/iglu.json
  - --enrichments=/etc/freshet-enrichments
  {{- else if eq .key "loaderPg" }}
  - --resolver=/etc/freshet/iglu.json
  {{- end }}
env:
  {{- include "freshet.env" . | nindent 2 }}
{{- with $component.envFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
ports:
  {{- if .http }}
  - {name: http, containerPort: {{ .http }}}
  {{- end }}
  - {name: admin, containerPort: 8000}
startupProbe:
  httpGet: {path: /live, port: admin}
  {{- toYaml $component.startupProbe | nindent 2 }}
livenessProbe:
  httpGet: {path: /live, port: admin}
  {{- toYaml $component.livenessProbe | nindent 2 }}
readinessProbe:
  # Of the collector as load balancers ask: it takes events also while the brokers are away.
  httpGet: {{ eq .key "collector" | ternary "{path: /health, port: http}" "{path: /ready, port: admin}" }}
  {{- toYaml $component.readinessProbe | nindent 2 }}
resources:
  {{- toYaml $component.resources | nindent 2 }}
securityContext:
  {{- toYaml $component.securityContext | nindent 2 }}
volumeMounts:
  {{- include "freshet.volumeMounts" . | nindent 2 }}
{{- end -}}

{{- define "freshet.env" -}}
- {name: FRESHET_LOG_FORMAT, value: {{ .component.logFormat }}}
{{- if .member }}
# A pod that comes back under its name has its partitions back; nobody else's move.
- name: FRESHET_INSTANCE_ID
  valueFrom:
    fieldRef: {fieldPath: metadata.name}
{{- end }}
{{- if .postgres }}
{{- $postgres := .root.Values.postgres }}
- name: FRESHET_PG_USER
  valueFrom:
    secretKeyRef: {name: {{ $postgres.existingSecret }}, key: {{ $postgres.userKey }}}
- name: FRESHET_PG_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $postgres.existingSecret }}, key: {{ $postgres.passwordKey }}}
{{- end }}
{{- with .component.dashboard }}
- name: FRESHET_DASHBOARD_TOKEN
  valueFrom:
    secretKeyRef: {name: {{ .existingSecret }}, key: {{ .tokenKey }}}
{{- end }}
{{- with .component.kafkaLogin }}
{{- if .username }}
- {name: FRESHET_KAFKA__USERNAME, value: {{ .username | quote }}}
{{- end }}
{{- if .secret }}
- name: FRESHET_KAFKA__PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}
{{- end }}
{{- end }}
{{- range $setting, $source := .component.kafkaSecretProperties }}
- name: FRESHET_KAFKA__PROPERTIES__{{ $setting | upper | replace "." "_" }}
  valueFrom:
    secretKeyRef: {name: {{ $source.secret }}, key: {{ $source.key | toJson }}}
{{- end }}
{{- with .component.env }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "freshet.volumeMounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: config, mountPath: /etc/freshet, readOnly: true}
{{- if eq .key "collector" }}
- {name: spool, mountPath: /data}
{{- end }}
{{- if eq .key "enricher" }}
- {name: enrichments, mountPath: /etc/freshet-enrichments, readOnly: true}
{{- end }}
{{- if .root.Values.kafka.ca.secret }}
- {name: kafka-ca, mountPath: /etc/freshet-kafka, readOnly: true}
{{- end }}
{{- if and .postgres .root.Values.postgres.ca.secret }}
- {name: postgres-ca, mountPath: /etc/freshet-postgres, readOnly: true}
{{- end }}
{{- with .component.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "freshet.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
- name: config
  configMap: {name: {{ include "freshet.name" . }}}
{{- if and (eq .key "collector") (not .component.persistence.enabled) }}
- name: spool
  emptyDir: {sizeLimit: {{ .component.persistence.size }}}
{{- end }}
{{- if eq .key "enricher" }}
- name: enrichments
  configMap: {name: {{ include "freshet.name" . }}-enrichments}
{{- end }}
{{- with .root.Values.kafka.ca.secret }}
- name: kafka-ca
  secret: {secretName: {{ . }}}
{{- end }}
{{- if and .postgres .root.Values.postgres.ca.secret }}
- name: postgres-ca
  secret: {secretName: {{ .root.Values.postgres.ca.secret }}}
{{- end }}
{{- with .component.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}
