/** One drawing on a 24-unit square: strokes of 2 units, filled parts, or a dotted ring. */
interface Drawing {
	stroke?: string;
	fill?: string;
	dotted?: string;
	/** Points somewhere along the line of reading, so it turns round in right-to-left pages. */
	mirrors?: true;
}

export const icons = {
	agenda: { stroke: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2.5' },
	arrow: { stroke: 'M4 12h15M13.5 6.5 19 12l-5.5 5.5', mirrors: true },
	back: { stroke: 'M14.5 6 8.5 12l6 6', mirrors: true },
	bell: { stroke: 'M6 17V11a6 6 0 0 1 12 0v6M4 17h16M10 20.5h4' },
	board: { fill: 'M4 4h7v7H4ZM13 4h7v7h-7ZM4 13h7v7H4ZM13 13h7v7h-7Z' },
	check: { stroke: 'M5 12.5 10 17.5 19.5 7' },
	chevron: { stroke: 'm6.5 9.5 5.5 5.5 5.5-5.5' },
	clock: { stroke: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2.5' },
	trash: { stroke: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5' },
	close: { stroke: 'm6 6 12 12M18 6 6 18' },
	comment: { stroke: 'M4 5h16v11.5h-8.5L8 20v-3.5H4Z' },
	computer: { stroke: 'M4 5h16v11H4ZM9 20h6M12 16v4' },
	contrast: {
		stroke: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
		fill: 'M12 3.5a8.5 8.5 0 0 1 0 17Z'
	},
	copy: { stroke: 'M8.5 8.5H20V20H8.5ZM15.5 8.5V4H4v11.5h4.5' },
	download: { stroke: 'M12 4v11M7 10.5l5 5 5-5M5 20h14' },
	drag: {
		fill: 'M8 5h3v3H8ZM13 5h3v3h-3ZM8 10.5h3v3H8ZM13 10.5h3v3h-3ZM8 16h3v3H8ZM13 16h3v3h-3Z'
	},
	globe: {
		stroke:
			'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c-4 3-4 14 0 17M12 3.5c4 3 4 14 0 17'
	},
	link: {
		stroke:
			'm10 14 4-4M8.5 11 6 13.5a3.2 3.2 0 0 0 4.5 4.5L13 15.5M11 8.5 13.5 6a3.2 3.2 0 0 1 4.5 4.5L15.5 13'
	},
	list: { stroke: 'M4 7h16M4 12h11M4 17h16', mirrors: true },
	lock: { stroke: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3' },
	merge: { stroke: 'M4 4h11.5v11.5H4ZM9 19.5h10.5V9' },
	minus: { stroke: 'M5 12h14' },
	more: { fill: 'M4 10.5h3.2v3.2H4ZM10.4 10.5h3.2v3.2h-3.2ZM16.8 10.5H20v3.2h-3.2Z' },
	move: { stroke: 'M4 12h15M13.5 6.5 19 12l-5.5 5.5', mirrors: true },
	page: { stroke: 'M6 3.5h8l4 4v13H6ZM14 3.5v4h4', mirrors: true },
	park: { stroke: 'M8 20V5h5.5a4.2 4.2 0 0 1 0 8.4H8' },
	pencil: { stroke: 'm5 19 .9-4L16.5 4.5l3 3L9 18.1ZM14 7l3 3' },
	people: {
		stroke:
			'M9 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM3.5 19.5a5.5 5.5 0 0 1 11 0M15.5 5.8a3 3 0 0 1 0 5.4M17 14.6a5.5 5.5 0 0 1 3.5 4.9'
	},
	person: { stroke: 'M12 4.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5a7.5 7.5 0 0 1 15 0' },
	phone: { stroke: 'M7 3h10v18H7ZM10 8h4M10 11.5h4M10 15h2.5' },
	plus: { stroke: 'M12 5v14M5 12h14' },
	print: { stroke: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z' },
	redo: { stroke: 'M15 5l4.5 4.5L15 14M19.5 9.5H10a5 5 0 0 0 0 10h5', mirrors: true },
	saved: { stroke: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.3 12.3l2.6 2.6 4.8-5.4' },
	saving: {
		stroke: 'M12 16.5V8.5M8.7 11.5 12 8.2l3.3 3.3',
		dotted: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z'
	},
	search: { stroke: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5 5' },
	undo: { stroke: 'M9 5 4.5 9.5 9 14M4.5 9.5H14a5 5 0 0 1 0 10H9', mirrors: true },
	up: { stroke: 'M12 20V5M5.5 11.5 12 5l6.5 6.5' },
	warning: { fill: 'M12 3 22.5 21h-21ZM11 9.5v5.5h2V9.5ZM11 16.5v2h2v-2Z' }
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof icons;

export function drawingOf(name: IconName): Drawing {
	return icons[name];
}
