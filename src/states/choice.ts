// Choice: follows the first rule that is true, or Default.
import type { Condition, Outcome, TakeRule } from '../expressions/query-language';
import { runtimeError } from '../expressions/states-error';
import type { Place } from '../runtime/machine';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

interface Rule {
  readonly test: Condition;
  readonly take: TakeRule;
  readonly next: string;
  readonly place: Place;
}

export const choice: StateType<'Choice'> = {
  events: { entered: 'ChoiceStateEntered', exited: 'ChoiceStateExited' },
  compile({ Choices, Default: fallback, ...rest }, { state, language, place }) {
    noFieldIsLeft(rest);
    const flow = language.dataFlow(state);
    const rules = Choices.map((rule, index): Rule => {
      const within = `Choices[${index}]/`;
      return {
        test: language.condition(rule, within),
        take: language.takeRule(state, rule, within),
        next: rule.Next as string,
        place: place(`Choices[${index}]`),
      };
    });
    const defaultPlace = place('Default');
    const takeDefault = language.takeRule(state, undefined, '');

    return (raw, frame) => {
      const input = flow.input(raw, frame);
      for (const { test, take, next, place: via } of rules) {
        if (test(input, frame)) return goto(next, via, take(raw, input, frame));
      }
      if (fallback !== undefined) return goto(fallback, defaultPlace, takeDefault(raw, input, frame));
      // Measured (floci#3167); the documentation says States.NoChoiceMatched.
      throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
    };
  },
};

function goto(next: string, via: Place, { output, assigned }: Outcome): Outcome {
  return { output, assigned, goto: next, via };
}
