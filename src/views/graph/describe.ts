// A graph in words, for those who cannot see the picture.
import { countStates, type Graph, type GraphState } from './graph';
import { markText } from './status';

/** Further states are counted. */
const MOST_DESCRIBED = 60;

/** Sentences: where it begins, and where each state leads. */
export function describeGraph(graph: Graph): string {
  const total = countStates(graph);
  const sentences = [
    `A state machine with ${total} state${total === 1 ? '' : 's'}.`,
    ...(graph.states.length > 0 ? [`It begins at ${graph.states[0]!.name}.`] : []),
  ];
  const rest = addStates(graph, sentences, MOST_DESCRIBED);
  if (rest <= 0 && total > MOST_DESCRIBED) sentences.push('The other states are not described.');
  return sentences.join(' ');
}

/** Returns how many more states may be described. */
function addStates(graph: Graph, sentences: string[], most: number): number {
  let left = most;
  for (const [index, state] of graph.states.entries()) {
    if (left <= 0) return left;
    left -= 1;
    sentences.push(stateSentence(graph, state, index));
    for (const box of state.boxes) {
      if (box.states.length > 0) {
        sentences.push(`Inside of ${state.name}, ${box.title} begins at ${box.states[0]!.name}.`);
      }
      left = addStates(box, sentences, left);
    }
  }
  return left;
}

function stateSentence({ states, edges }: Graph, state: GraphState, index: number): string {
  const { name, type } = state;
  const ways = edges
    .filter(({ from }) => from === index)
    .map(({ kind, to, label }) => {
      if (to === undefined) return 'ends';
      const target = `goes to ${states[to]!.name}`;
      if (kind === 'rule') return `${target} if ${label}`;
      if (kind === 'default') return `${target} otherwise`;
      return kind === 'catch' ? `${target} after ${label}` : target;
    });
  const happened = markText(state);
  return `${name} (${type}${happened === '' ? '' : `, ${happened}`}) ${ways.length > 0 ? ways.join(', ') : 'ends'}.`;
}
