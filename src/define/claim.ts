/** Under which names applications and their confirmations stand among what is recorded about a person. */

export type ClaimStep = 'applied' | 'confirmed';

/** The name under which an application for a policy, or its confirmation, is recorded. No fact of a catalogue has a colon in its name. */
export const claimFact = (policy: string, step: ClaimStep): string => `${step}:${policy}`;

/** The policy and the step that a recorded name speaks of; undefined for a fact. */
export function readClaimFact(name: string): { readonly policy: string; readonly step: ClaimStep } | undefined {
  const [step, policy] = name.split(':');
  return policy !== undefined && (step === 'applied' || step === 'confirmed') ? { policy, step } : undefined;
}

export const isClaimFact = (name: string): boolean => name.includes(':');
