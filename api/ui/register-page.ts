import type { Routes } from '../route.ts';
import type { Ui } from './ui.ts';

/** One page in one file: registers itself, with the forms that stand on it. */
export type RegisterPage = (app: Routes, ui: Ui) => void;
