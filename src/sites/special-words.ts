/** What reasons say of special cases. */
import { or, type Prose, REASONS, type Reason } from './reasons.js';

/** What a reason says of special cases; `like` is a detail as an example. */
export const SPECIAL = {
  /** `model-unknown` where the thinking is not known either. */
  'budget-beside': {
    of: 'model-unknown',
    like: '{ type: "enabled", budget_tokens: budget }',
    says: (detail: string) =>
      `Neither the model nor the thinking of this call can be determined; ${or(detail, 'a thinking budget of this file')} may be sent here.`,
    todo: 'Find out what the call sends. If it can be Opus 4.6 with that budget, migrate it by hand.',
  },
  /** `thinking-unknown` in Python, where the code shows what is sent over the arguments of the call. */
  'sent-over': {
    of: 'thinking-unknown',
    like: 'extra_body',
    says: (detail: string) =>
      `${or(detail, 'A body of its own')} is sent over the arguments of this call, and would win over the new ones.`,
    todo: 'Give thinking, output_config, the model and sampling parameters to the call as arguments of its own, take them out of `extra_body`, and run the migration again.',
  },
  /** `condition-has-effects` where no condition is written that says whether the thinking was set. */
  'may-have-run': {
    of: 'condition-has-effects',
    like: 'PARAMS["thinking"] = {"type": "disabled"}',
    says: (detail: string) =>
      `${or(detail, 'A statement that sets the thinking')} may or may not have run before this call: in an earlier round or call, in other code, in a loop or a handler.`,
    todo: 'Set that value in the lines above the call, whatever ran earlier, and run the migration again.',
  },
  /** `beta-header-unknown` of a call that chooses by its model at run time. */
  'header-set': {
    of: 'beta-header-unknown',
    like: "'files-api-2025-04-14'",
    says: (detail: string) =>
      `${or(detail, 'A header')} sets betas in an anthropic-beta header, which takes the place of \`betas\` or is lost beside it.`,
    todo: 'Name them in `betas` of each call instead, and run the migration again.',
  },
  /** `shared-params` where what else reads the ID is code that decides by it. */
  'decided-by-id': {
    of: 'shared-params',
    like: 'isDeep(model)',
    says: (detail: string) => `${or(detail, 'Other code')} decides something by the old ID, and would decide differently for the new one.`,
    todo: 'Add the new ID to that code, then migrate the call by hand or run the migration again.',
  },
  /** `shared-params` where the model of the response is that of another call. */
  'model-sent-on': {
    of: 'shared-params',
    like: 'response.model',
    says: (detail: string) =>
      `The model of the response goes on into another call (${or(detail, 'by a variable')}), which has a thinking budget or sampling parameters that the new model refuses.`,
    todo: 'Name the model of that call, or migrate both by hand.',
  },
  /** `shared-params` where nothing else is known to read it, and still no edit says the same. */
  'not-expressible': {
    of: 'shared-params',
    like: '',
    says: (detail: string) =>
      detail ? `Because of ${or(detail, '')}, no edit would change this call alone.` : 'No edit would change this call alone.',
    todo: 'Write the new parameters out at this call.',
  },
  /** `types-unresolved`, in Python, where no compiler objects. */
  'class-check': {
    of: 'types-unresolved',
    like: 'TextBlock',
    says: (detail: string) =>
      `Code checks for ${detail ? `the class \`${detail}\`` : 'a class'}, but the beta endpoint returns classes of its own.`,
    todo: 'Make that code accept both, as in `isinstance(block, (TextBlock, BetaTextBlock))`, or check `block.type`; then run the migration again.',
  },
  'without-beta': {
    of: 'types-unresolved',
    like: 'FakeClient()',
    says: (detail: string) => `The receiver can also be ${or(detail, 'an object')}, which has no \`beta\`.`,
    todo: 'Give that class a `beta`, or migrate the call by hand.',
  },
  'method-replaced': {
    of: 'types-unresolved',
    like: 'tracing.py:12',
    says: (detail: string) =>
      `The method that this call uses is replaced in ${or(detail, 'other code')}, and the beta endpoint would bypass that.`,
    todo: 'Replace the method of `beta.messages` too, and migrate the call by hand.',
  },
  /** `other-client` with a rewrite that the installed version does not take. */
  'library-too-old': {
    of: 'other-client',
    like: '@ai-sdk/anthropic 3.0.12; it needs >=3.0.70',
    says: (detail: string) => `The version of the library that this Opus 4.6 call goes through has no task budgets: ${detail}.`,
    todo: 'Install a newer one, and run the migration again.',
  },
  /** `other-client` of a model that refuses thinking budgets. */
  'library-refused': {
    of: 'other-client',
    like: 'LangChain',
    says: (detail: string) => `This call goes through ${detail}, and its model refuses thinking budgets: today, it fails with a 400.`,
    todo: 'Give it adaptive thinking.',
  },
  'library-unknown': {
    of: 'other-client',
    like: '@ai-sdk/anthropic >=3.0.70',
    says: (detail: string) =>
      `Nothing says which version of the library this Opus 4.6 call goes through is used, and the rewrite needs \`${detail}\`.`,
    todo: 'Install or declare it, and run the migration again.',
  },
} satisfies Record<string, Pick<Prose, 'says' | 'todo'> & { of: Reason; like: string }>;

export type Special = keyof typeof SPECIAL;

/** The words for a reason. */
export const wordsFor = (reason: Reason, special: Special | undefined): Pick<Prose, 'says' | 'todo'> =>
  special ? SPECIAL[special] : REASONS[reason];
