import type { MakeStage } from './stage.js';

export const WINDOW: Readonly<Record<string, MakeStage>> = {};
