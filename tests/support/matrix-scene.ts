import { newId } from '#domain/id.ts';
import { until, type MadeEvent, type Person } from './people.ts';
import type { Workshop } from './workshop.ts';

/** Everybody who might ask: of this event, of another, of none. */
export const roles = [
	'nobody',
	'stranger',
	'strange organiser',
	'wall',
	'participant',
	'rapporteur',
	'facilitator',
	'organiser'
] as const;
export type MatrixRole = (typeof roles)[number];

/** Boards in every state, and such as are not the event's. */
export const places = ['open', 'closed', 'locked', 'unknown', 'elsewhere'] as const;
export type PlaceName = (typeof places)[number];

/** What there is at a place to be named in a command. */
export type Place = {
	readonly board: string;
	readonly session: string;
	/** A note the participant wrote, one the rapporteur wrote, and one its author, the participant, took back. */
	readonly notes: Readonly<Record<'participant' | 'rapporteur' | 'withdrawn', string>>;
	readonly recommendation: string;
};

export type MatrixScene = {
	readonly event: MadeEvent;
	readonly elsewhere: MadeEvent;
	readonly people: Readonly<Record<MatrixRole, Person>>;
	readonly places: Readonly<Record<PlaceName, Place>>;
	/** A participant who has nothing to do with any of it. */
	readonly bystander: Person;
};

/** An event with somebody of every role and boards in every state, beside another event. */
export async function setMatrixScene(
	workshop: Workshop,
	others: { elsewhere: MadeEvent; stranger: Person; organiser: Person }
): Promise<MatrixScene> {
	const event = await workshop.createEvent();
	const [organiser, facilitator, wall, participant, rapporteur, bystander] = await Promise.all([
		workshop.enter(event, 'organiser', 'Ruth Adan'),
		workshop.enter(event, 'facilitator', 'Tsion Bekele'),
		workshop.enter(event, 'wall'),
		workshop.join(event, 'Amina Yusuf'),
		workshop.join(event, 'Omar Hassan'),
		workshop.join(event, 'Peter Lokiru')
	]);
	for (const session of ['I', 'II']) await facilitator.command('openBreakout', { session });
	const boardsOf = (session: string) => event.boards.filter((one) => one.session === session);
	const [open, locked] = boardsOf('I');
	const [closed] = boardsOf('II');

	const furnished = async (board: MadeEvent['boards'][number]): Promise<Place> => {
		await rapporteur.command('claimRapporteur', { board: board.id });
		const notes = { participant: newId(), rapporteur: newId(), withdrawn: newId() };
		const promoted = newId();
		const pages = [
			[participant, notes.participant],
			[rapporteur, notes.rapporteur],
			[participant, notes.withdrawn],
			[facilitator, promoted]
		] as const;
		const watching = facilitator.open(`board:${board.id}`);
		for (const [person, note] of pages) {
			const page = person.open(`board:${board.id}`);
			await page.synced();
			page.write(note, 'Clean water');
		}
		await until(() =>
			[...Object.values(notes), promoted].every((note) => watching.texts()[note] !== undefined)
		);
		for (const person of [participant, rapporteur, facilitator]) person.leave();
		const { body } = await facilitator.command('promote', {
			board: board.id,
			notes: [promoted]
		});
		await participant.command('withdrawNote', { board: board.id, note: notes.withdrawn });
		const recommendation = (body['recommendation'] as { id: string }).id;
		return { board: board.id, session: board.session, notes, recommendation };
	};
	const standing = {
		open: await furnished(open!),
		locked: await furnished(locked!),
		closed: await furnished(closed!)
	};
	await facilitator.command('lockBoard', { board: standing.locked.board, locked: true });
	await facilitator.command('closeBreakout', { session: 'II' });

	const nowhere = (board: string): Place => ({
		board,
		session: 'IX',
		notes: { participant: newId(), rapporteur: newId(), withdrawn: newId() },
		recommendation: '0123456789abcdef'.repeat(2)
	});
	const nobody: Person = { ...participant, cookie: '', ...silent(participant) };
	return {
		event,
		elsewhere: others.elsewhere,
		bystander,
		people: {
			nobody,
			stranger: others.stranger,
			'strange organiser': others.organiser,
			wall,
			participant,
			rapporteur,
			facilitator,
			organiser
		},
		places: {
			...standing,
			unknown: nowhere(newId()),
			elsewhere: nowhere(others.elsewhere.boards[0]!.id)
		}
	};
}

/** Somebody without a cookie opens nothing by these. */
function silent(like: Person): Pick<Person, 'open' | 'participant'> {
	return { open: like.open, participant: null };
}
