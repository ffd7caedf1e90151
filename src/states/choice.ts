// Choice: follows the first rule that is true, or Default.
import { andThen } from '../expressions/evaluated';
import type { Condition, Outcome, TakeRule } from '../expressions/query-language';
import { runtimeError } from '../expressions/states-error';
import type { Json } from '../json/json';
import type { Frame, Place } from '../runtime/machine';
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

    const tryFrom = (index: number, raw: Json, input: Json, frame: Frame): ReturnType<TakeRule> => {
      for (let number = index; number < rules.length; number += 1) {
        const { test, take, next, place: via } = rules[number]!;
        const held = test(input, frame);
        if (held instanceof Promise) return tryLater(held, number, raw, input, frame);
        if (held) return goto(next, via, take(raw, input, frame));
      }
      if (fallback !== undefined) return goto(fallback, defaultPlace, takeDefault(raw, input, frame));
      // Measured (floci#3167); the documentation says States.NoChoiceMatched.
      throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
    };
    const tryLater = async (
      held: Promise<boolean>,
      number: number,
      raw: Json,
      input: Json,
      frame: Frame,
    ): Promise<Outcome> => {
      const { take, next, place: via } = rules[number]!;
      return (await held) ? goto(next, via, take(raw, input, frame)) : tryFrom(number + 1, raw, input, frame);
    };
    const choose = (input: Json, raw: Json, frame: Frame) => tryFrom(0, raw, input, frame);
    return (raw, frame) => andThen(flow.input(raw, frame), choose, raw, frame);
  },
};

function goto(next: string, via: Place, taken: ReturnType<TakeRule>): ReturnType<TakeRule> {
  return andThen(taken, lead, next, via);
}

function lead({ output, assigned }: Outcome, next: string, via: Place): Outcome {
  return { output, assigned, goto: next, via };
}
