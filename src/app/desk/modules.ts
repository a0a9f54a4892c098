import { cases } from '../../modules/cases/desk/index.tsx';
import { hotline } from '../../modules/hotline/desk/index.tsx';
import { people } from '../../modules/people/desk/index.tsx';
import { statistics } from '../../modules/statistics/desk/index.tsx';
import type { DeskModule } from '../../platform/desk-kit/desk-module.ts';
import { audit } from './audit/index.ts';
import { codes } from './codes/index.ts';
import { help } from './help/index.ts';
import { users } from './users/index.ts';

/** The screens of the house: one line a module. */
export const modules: readonly DeskModule[] = [hotline, people, statistics, cases, users, codes, audit, help];
