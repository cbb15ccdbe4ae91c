/**
 * What stands when a case is asked. Three layers guard bucket and key; a case with one of them alone shows that
 * it holds when an attacker, or a mistake, has taken the other two away.
 */
export interface Situation {
  readonly name: string;
  /**
   * `as-set-up`; `opened`: somebody added a statement that allows everybody everything; `replaced`: nothing but
   * such a statement is left.
   */
  readonly resourcePolicy: 'as-set-up' | 'opened' | 'replaced';
  readonly serviceControl: boolean;
  readonly resourceControl: boolean;
}

export const AS_SET_UP: Situation = {
  name: 'as set up',
  resourcePolicy: 'as-set-up',
  serviceControl: true,
  resourceControl: true,
};

/** Somebody allowed everybody everything in the resource's policy, and the organization's policies are detached. */
export const ONLY_RESOURCE_POLICY: Situation = {
  name: 'own policy alone',
  resourcePolicy: 'opened',
  serviceControl: false,
  resourceControl: false,
};

export const ONLY_SERVICE_CONTROL: Situation = {
  name: 'SCP alone',
  resourcePolicy: 'replaced',
  serviceControl: true,
  resourceControl: false,
};

export const ONLY_RESOURCE_CONTROL: Situation = {
  name: 'RCP alone',
  resourcePolicy: 'replaced',
  serviceControl: false,
  resourceControl: true,
};
