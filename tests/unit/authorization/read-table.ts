import { ACTIONS, type Action } from '#workflows/domain/may-act.ts';

export interface Cell {
  action: Action;
  column: string;
  may: boolean;
}

export function readTable(table: string): Cell[] {
  const [header, ...rows] = table.trim().split('\n');
  const [, ...columns] = header!.split(/ +/);
  return rows.flatMap((row) => {
    const [action, ...cells] = row.split(/ +/);
    if (cells.length !== columns.length) throw new Error(`row ${action} has ${cells.length} cells`);
    return cells.map((cell, index) => {
      if (cell !== '+' && cell !== '-') throw new Error(`row ${action} has a cell ${cell}`);
      return { action: action as Action, column: columns[index]!, may: cell === '+' };
    });
  });
}

/** The table's answers for a role, and no for every action that it leaves out. */
function expectations(table: string): Cell[] {
  const cells = readTable(table);
  const columns = [...new Set(cells.map(({ column }) => column))];
  const stated = new Set(cells.map(({ action }) => action));
  const left = ACTIONS.filter((action) => !stated.has(action));
  return [...cells, ...left.flatMap((action) => columns.map((column) => ({ action, column, may: false })))];
}

export const byColumn = (table: string): [column: string, cells: Cell[]][] => {
  const cells = expectations(table);
  return [...new Set(cells.map(({ column }) => column))].map((column) => [
    column,
    cells.filter((cell) => cell.column === column),
  ]);
};
