import type { VirtualField, VirtualFields } from '../fields/virtual-field.js';
import { lifecycleDays } from './lifecycle-days.js';
import { policyPublic } from './policy-public.js';
import { selectorsNarrowed } from './selectors-narrowed.js';

const ALL: readonly VirtualField[] = [lifecycleDays, policyPublic, selectorsNarrowed];

/** The virtual fields of CloudTrail events, by name. */
export const CLOUDTRAIL_VIRTUAL_FIELDS: VirtualFields = new Map(ALL.map((field) => [field.name, field]));
