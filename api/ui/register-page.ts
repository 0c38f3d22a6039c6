import type { Routes } from '../route.ts';
import type { Ui } from './ui.ts';

/** Registers one page together with its forms. */
export type RegisterPage = (app: Routes, ui: Ui) => void;
