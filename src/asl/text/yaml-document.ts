// Parses YAML as CloudFormation and SAM do: flow collections and quoted strings may continue at any indentation.
import type * as Yaml from 'yaml';
import { yaml } from '../yaml';

/** Such as `customTags`, for CloudFormation's `!Ref`. */
export type YamlOptions = Pick<Yaml.SchemaOptions, 'customTags'>;

/**
 * The document of a text. YAML requires the lines of a flow collection and of a quoted string to be indented deeper than
 * what contains them. SnakeYAML and PyYAML, which CloudFormation and SAM use, do not (PyYAML's scanner.py: "In the flow
 * context, indentation is ignored"). If the lenient parser finds errors as well, those of the strict one are reported,
 * because they are closer to the mistake.
 */
export function parseYaml(text: string, options: YamlOptions): Yaml.Document.Parsed {
  const strict = yaml().parseDocument(text, { ...options, uniqueKeys: false, prettyErrors: false });
  return (strict.errors.length > 0 && parseLeniently(text, options)) || strict;
}

/** Undefined if there are errors. */
function parseLeniently(text: string, options: YamlOptions): Yaml.Document.Parsed | undefined {
  const { Composer, Parser } = yaml();
  const parser = new Parser();
  ignoreIndentation(parser);
  const documents = [...new Composer({ ...options, uniqueKeys: false }).compose(parser.parse(text), true, text.length)];
  const [document] = documents;
  return documents.length === 1 && document!.errors.length === 0 ? (document as Yaml.Document.Parsed) : undefined;
}

/** Private parts of the parser. Its version is pinned, and test/asl/text/source-text.test.ts notices a change. */
interface Lexer {
  /** The least indentation of the next line of the current value. */
  indentNext: number;
  parseFlowCollection(): Generator<string, unknown>;
  parseQuotedScalar(): Generator<string, unknown>;
}

function ignoreIndentation(parser: Yaml.Parser): void {
  const { lexer } = parser as unknown as { readonly lexer: Lexer };
  for (const method of ['parseFlowCollection', 'parseQuotedScalar'] as const) {
    const scan = lexer[method].bind(lexer);
    lexer[method] = function* () {
      const { indentNext } = lexer;
      lexer.indentNext = 0;
      const next = yield* scan();
      lexer.indentNext = indentNext;
      return next;
    };
  }
}
