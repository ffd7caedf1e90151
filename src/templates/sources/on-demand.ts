// The sources that are loaded on demand: all but a plain definition.
export { sourceFromAssembly } from './from-assembly';
export { sourceFromFile } from './from-file';
export { sourceFromStack } from './from-stack';
export { sourceFromStateMachine } from './from-state-machine';
export { sourceFromTemplate } from './from-template';
