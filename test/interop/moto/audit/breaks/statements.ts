import { type PolicyStatement } from '../../../../../src/policy/index.js';
import { type Scene } from './scene.js';

export type Change = (statements: readonly PolicyStatement[], scene: Scene) => readonly PolicyStatement[];

export const without =
  (...sids: readonly string[]): Change =>
  (statements) =>
    statements.filter(({ Sid }) => !sids.includes(Sid ?? ''));
export const adding =
  (statement: (scene: Scene) => PolicyStatement): Change =>
  (statements, scene) => [...statements, statement(scene)];
