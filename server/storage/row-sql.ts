import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { tables, type TableName, type Tables } from './tables.ts';

/** A statement and what to bind to it. */
export type Bound = { readonly sql: string; readonly values: SQLInputValue[] };

type Column = Readonly<Record<string, unknown>>;

export function writing(op: 'insert' | 'add' | 'put', table: TableName, row: Column): Bound {
	const columns = Object.keys(row);
	const places = columns.map(() => '?').join(', ');
	return {
		sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})${meeting(op, table, columns)}`,
		values: columns.map((column) => encoded(table, column, row[column]))
	};
}

export function selecting(table: TableName, where: Column): Bound {
	const { sql, values } = matching(table, where);
	return { sql: `SELECT * FROM ${table}${sql} ORDER BY ${tables[table].keys.join(', ')}`, values };
}

/** @throws Error for an empty `where`, which would remove every row */
export function removing(table: TableName, where: Column): Bound {
	const { sql, values } = matching(table, where);
	if (sql === '') throw new Error(`refusing to remove every row of ${table}`);
	return { sql: `DELETE FROM ${table}${sql}`, values };
}

/**
 * A row as the rest of the server knows it. Types of columns need no check here: the tables are
 * STRICT, so the database has refused every other type when the row was written.
 */
export function decoded<Name extends TableName>(
	table: Name,
	row: Record<string, SQLOutputValue>
): Tables[Name] {
	const plain: Record<string, unknown> = { ...row };
	for (const column of tables[table].bool) plain[column] = plain[column] === 1;
	for (const column of tables[table].json) {
		const text = plain[column];
		if (typeof text === 'string') plain[column] = JSON.parse(text);
	}
	return plain as Tables[Name];
}

function meeting(op: 'insert' | 'add' | 'put', table: TableName, columns: string[]): string {
	if (op === 'insert') return '';
	if (op === 'add') return ' ON CONFLICT DO NOTHING';
	const keys: readonly string[] = tables[table].keys;
	const others = columns.filter((column) => !keys.includes(column));
	const sets = others.map((column) => `${column} = excluded.${column}`).join(', ');
	return ` ON CONFLICT (${keys.join(', ')}) DO ${sets === '' ? 'NOTHING' : `UPDATE SET ${sets}`}`;
}

function matching(table: TableName, where: Column): Bound {
	const columns = Object.keys(where);
	const terms = columns.map((column) =>
		where[column] === null ? `${column} IS NULL` : `${column} = ?`
	);
	return {
		sql: terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`,
		values: columns
			.filter((column) => where[column] !== null)
			.map((column) => encoded(table, column, where[column]))
	};
}

function encoded(table: TableName, column: string, value: unknown): SQLInputValue {
	const { json, bool }: { json: readonly string[]; bool: readonly string[] } = tables[table];
	if (value === null) return null;
	if (bool.includes(column)) return value === true ? 1 : 0;
	if (json.includes(column)) return JSON.stringify(value) ?? null;
	return value as SQLInputValue;
}
