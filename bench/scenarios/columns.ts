import type { Column } from '../stage.ts';

/** What is shown of every load of edits and cursors. */
export const loadColumns: readonly Column[] = [
	{ key: 'cpuPerDelivery', title: 'CPU µs/delivery', digits: 2, ratio: true },
	{ key: 'cpuShare', title: 'CPU %', digits: 0 },
	{ key: 'deliveriesPerSecond', title: 'deliveries/s', digits: 0 },
	{ key: 'editP50', title: 'edit p50 ms', digits: 2 },
	{ key: 'editP95', title: 'p95', digits: 2, ratio: true },
	{ key: 'editP99', title: 'p99', digits: 2 },
	{ key: 'editsSeen', title: 'edits seen %', digits: 1 },
	{ key: 'bytesPerDelivery', title: 'bytes/delivery', digits: 0 },
	{ key: 'rssMiB', title: 'RSS MiB', digits: 0 }
];
