import type { TopicPartition } from "../api/types";

/** How much more the fullest partition holds than the mean; 1 is even. Absent where nothing is held. */
export function spread(partitions: TopicPartition[]): number | undefined {
  const sizes = partitions.map(({ first = 0, end = 0 }) => end - first);
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sum === 0 ? undefined : Math.round((Math.max(...sizes) * sizes.length * 10) / sum) / 10;
}
