/** The addresses an organiser hands out. Role links carry their secret in the fragment. */
export type EventLinks = {
	readonly organiser: string;
	readonly facilitator: string;
	readonly participant: string;
	readonly wall: string;
};

export function eventLinks(
	origin: string,
	event: {
		readonly id: string;
		readonly joinCode: string;
		readonly secrets: {
			readonly organiser: string;
			readonly facilitator: string;
			readonly wall: string;
		};
	}
): EventLinks {
	const enter = (secret: string) => `${origin}/e/${event.id}/enter#${secret}`;
	return {
		organiser: enter(event.secrets.organiser),
		facilitator: enter(event.secrets.facilitator),
		participant: `${origin}/join/${event.joinCode}`,
		wall: enter(event.secrets.wall)
	};
}
