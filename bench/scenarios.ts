import { crash } from './scenarios/crash.ts';
import { idle } from './scenarios/idle.ts';
import { moderate } from './scenarios/moderate.ts';
import { promote } from './scenarios/promote.ts';
import { restart } from './scenarios/restart.ts';
import { saturate } from './scenarios/saturate.ts';
import { storm } from './scenarios/storm.ts';
import type { Scenario } from './stage.ts';

/** Everything that can be measured, in the order of a whole run. */
export const scenarios: Readonly<Record<string, Scenario>> = {
	moderate,
	'saturate-50': saturate(50, 0.33),
	'saturate-200': saturate(200, 0.2),
	storm: storm(0),
	'storm-editing': storm(20),
	idle,
	restart,
	crash,
	promote
};
