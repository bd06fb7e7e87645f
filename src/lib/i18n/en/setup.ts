import { plural } from './plural.ts';

export const setup = {
	title: 'Set-up',
	sheet: 'The sheet for the doors',
	sheetAbout:
		'One page: the QR sign, the code and three lines. Put one at each door and one on each table.',
	print: 'Print',
	onlyHere:
		'This address works on this computer only. Open the page by the server’s network address before you print or show the code: phones follow the address you see here.',
	how: 'How to join',
	steps: (address: string) => [
		'Scan the sign with the camera of your phone.',
		`Or open ${address} and type the code.`,
		'Write a name; an alias will do. No account, no e-mail.'
	],
	qr: (code: string) => `QR sign for joining with the code ${code}`,
	links: 'Links of roles',
	linksAbout:
		'Whoever opens such a link has its role in this event. Make a new one when it reached the wrong people.',
	roles: {
		organiser: 'Organisers',
		facilitator: 'Facilitators',
		wall: 'Wall'
	},
	roleUse: {
		organiser: 'Set the event up, see everything, export.',
		facilitator: 'Open and close breakouts, timer, lock, withdraw, export.',
		wall: 'The projector’s page, read only.'
	},
	newLink: 'Make a new link',
	newLinkFor: (role: string) => `Make a new link: ${role}`,
	askTitle: (role: string) => `New link: ${role}?`,
	askBody: {
		organiser:
			'The old link stops working, and whoever came in by it loses the role, you too: go on with the new link, which asks for your name once more. Notes and boards stay.',
		facilitator:
			'The old link stops working, and whoever came in by it loses the role. Notes and boards stay. Send the new link to your facilitators.',
		wall: 'The old link stops working and screens opened by it go dark. Open the new link on the projector’s computer.'
	},
	keepOld: 'Keep the old one',
	made: 'Keep it now: it is shown only this once. The old link no longer works.',
	copyLink: (role: string) => `Copy the new link: ${role}`,
	openNew: 'Go on with the new link',
	agenda: 'The agenda',
	agendaAbout: 'As the agenda file says.',
	when: 'When',
	where: 'Where',
	clock: 'Clock',
	languages: 'Languages',
	organisers: 'Organisers',
	naming: 'Reports may name',
	sessions: (n: number) => plural(n, { one: '1 session', other: `${n} sessions` }),
	boards: (n: number) => plural(n, { one: '1 board', other: `${n} boards` }),
	slots: (n: number) => plural(n, { one: '1 slot', other: `${n} slots` }),
	plenaryBoard: 'one board for the whole room',
	questions: (n: number) => plural(n, { one: '1 question', other: `${n} questions` }),
	pages: 'Pages of the event',
	deskAbout: 'Open and close breakouts, timer, lock.',
	wallAbout: 'For the projector. It follows the event by itself.',
	plenaryAbout: 'All recommendations, live.',
	reportAbout: 'Word, Markdown, CSV, JSON, at any minute.',
	notYours: 'The set-up is for organisers',
	notYoursWhy: 'Open the organisers’ link in this browser. It keeps your name and your notes.'
};
