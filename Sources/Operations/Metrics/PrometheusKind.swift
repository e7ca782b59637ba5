/// What a metric is, in the words of the text format.
enum PrometheusKind: String {
  case counter, gauge, histogram
}
