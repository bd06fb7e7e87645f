import { BorderStyle, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

/** Colours as on the screen's paper. */
export const ink = '15201F';
export const ink2 = '4A5755';
export const line = 'C9D0CB';

/** Fonts that Word has on every system; others fall back by script. */
export const serif = {
	ascii: 'Cambria',
	hAnsi: 'Cambria',
	eastAsia: 'Cambria',
	cs: 'Times New Roman'
};
export const sans = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Arial', cs: 'Arial' };
export const ethiopic = { ascii: 'Nyala', hAnsi: 'Nyala', eastAsia: 'Nyala', cs: 'Nyala' };

/** Between the margins of A4, in twentieths of a point. */
export const textWidth = Math.round(16 * 567);

/** Where the words of a recommendation begin after its hanging label. */
export const hang = 940;

type Style = Omit<IParagraphStyleOptions, 'id' | 'name'>;

/** Line height as a multiple of the font's own; said in full, as some readers take it for exact. */
const lines = (multiple: number) => ({
	line: Math.round(multiple * 240),
	lineRule: 'auto' as const
});

const points = (size: number) => ({ size: size * 2, sizeComplexScript: size * 2 + 3 });
const small = { font: sans, color: ink2, ...points(8.5) };

const own: Readonly<Record<string, Style>> = {
	Prose: { paragraph: { spacing: { after: 160 } } },
	Nothing: { run: { ...small, ...points(9.5) }, paragraph: { spacing: { before: 60, after: 60 } } },
	ContentsTitle: {
		run: points(24),
		paragraph: { spacing: { after: 360 } },
		next: 'Normal'
	},
	Stamp: {
		run: { font: sans, color: ink, bold: true, ...points(9) },
		paragraph: {
			spacing: { before: 1700, after: 1300 },
			border: { top: { style: BorderStyle.SINGLE, size: 36, color: ink, space: 14 } }
		}
	},
	Fact: { run: points(12), paragraph: { spacing: { after: 60 } } },
	Figures: { run: points(12), paragraph: { spacing: { before: 720, after: 60 } } },
	Note: { run: { ...small, ...points(9) }, paragraph: { spacing: { before: 60, ...lines(1.17) } } },
	Banner: {
		run: {
			font: sans,
			color: 'FFFFFF',
			bold: true,
			allCaps: true,
			characterSpacing: 24,
			...points(8.5)
		},
		paragraph: { spacing: { before: 80, after: 80, ...lines(1.0) }, keepNext: true }
	},
	Topic: {
		run: { smallCaps: true, characterSpacing: 14, color: ink2, ...points(11) },
		paragraph: { spacing: { before: 60, after: 0 }, keepNext: true }
	},
	Recommendation: {
		paragraph: {
			spacing: { before: 50, after: 50, ...lines(1.15) },
			indent: { left: hang, hanging: hang }
		}
	},
	AfterBox: {
		run: points(4),
		paragraph: { spacing: { line: 120, lineRule: 'exact', after: 240 } }
	},
	AnnexSession: {
		run: { bold: true, ...points(12) },
		paragraph: { spacing: { before: 320, after: 120 }, keepNext: true }
	},
	TableHead: {
		run: { font: sans, color: ink, bold: true, ...points(8.5) },
		paragraph: { spacing: { ...lines(1.0) }, keepNext: true }
	},
	TableText: { run: points(9.5), paragraph: { spacing: lines(1.12) } },
	TableSmall: { run: small, paragraph: { spacing: { ...lines(1.04), before: 20 } } },
	Running: { run: small, paragraph: { spacing: { ...lines(1.0) } } }
};

const names: Readonly<Record<string, string>> = {
	ContentsTitle: 'Contents Title',
	Banner: 'Box Banner',
	Topic: 'Box Topic',
	AfterBox: 'After Box',
	AnnexSession: 'Annex Session',
	TableHead: 'Table Head',
	TableText: 'Table Text',
	TableSmall: 'Table Small'
};

/** The document's styles, made so that a designer restyles the report by changing them alone. */
export function styles(language: string): IStylesOptions {
	const body = {
		font: serif,
		color: ink,
		language: { value: language, eastAsia: language, bidirectional: 'ar-SA' },
		...points(11)
	};
	const heading = (
		level: number,
		size: number,
		run: object,
		before: number,
		after: number,
		leading = 1.05
	) => ({
		run: { font: serif, color: ink, bold: false, italics: false, ...points(size), ...run },
		paragraph: {
			keepNext: true,
			keepLines: true,
			outlineLevel: level - 1,
			spacing: { before, after, ...lines(leading) }
		}
	});
	const contents = (
		level: number,
		left: number,
		before: number,
		run: object
	): IParagraphStyleOptions => ({
		id: `TOC${level}`,
		name: `toc ${level}`,
		basedOn: 'Normal',
		next: 'Normal',
		run,
		paragraph: {
			indent: { left },
			spacing: { before, after: 30, ...lines(1.05) }
		}
	});
	return {
		default: {
			document: { run: body, paragraph: { spacing: { ...lines(1.3) } } },
			title: {
				run: { font: serif, color: ink, ...points(34) },
				paragraph: { spacing: { before: 0, after: 220, ...lines(1.05) } }
			},
			heading1: heading(1, 24, {}, 640, 200),
			heading2: heading(2, 13.5, { bold: true }, 280, 160),
			heading3: heading(3, 12.5, { italics: true }, 40, 100, 1.15),
			hyperlink: { run: { color: ink, underline: { type: 'single', color: line } } }
		},
		characterStyles: [
			{
				id: 'Label',
				name: 'Recommendation Label',
				basedOn: 'DefaultParagraphFont',
				quickFormat: true,
				run: { ...small, bold: true }
			}
		],
		paragraphStyles: [
			{
				id: 'Subtitle',
				name: 'Subtitle',
				basedOn: 'Normal',
				next: 'Normal',
				quickFormat: true,
				run: { italics: true, color: ink2, ...points(16) },
				paragraph: { spacing: { after: 560, ...lines(1.15) } }
			},
			contents(1, 0, 160, { bold: true, ...points(10.5) }),
			contents(2, 0, 20, points(10)),
			contents(3, 340, 0, { italics: true, color: ink2, ...points(9.5) }),
			...Object.entries(own).map(([id, style]): IParagraphStyleOptions => ({
				id,
				name: names[id] ?? id,
				basedOn: 'Normal',
				quickFormat: true,
				...style
			}))
		]
	};
}

/** A heading that begins a page stands at its top, without the space it keeps from what is above. */
export const atPageTop = { pageBreakBefore: true, spacing: { before: 0 } } as const;

export const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const rule = { style: BorderStyle.SINGLE, size: 8, color: ink };
export const hair = { style: BorderStyle.SINGLE, size: 4, color: line };
