// What SAM makes of its resources, besides roles and policies:
// docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';

/** The values of functions in a template with these resources. */
function resolved(resources: object, values: object): unknown {
  const Resources = { ...resources, Probe: { Type: 'X::Y::Z', Properties: values } };
  return resolveTemplate({ Resources }).resource('Probe')!.properties();
}

test('an API has an id, a stage and a deployment', () => {
  const api = { Type: 'AWS::Serverless::Api', Properties: { Name: 'orders', StageName: 'beta' } };
  const values = {
    Id: { Ref: 'Api' },
    Stage: { Ref: 'Api.Stage' },
    Same: { Ref: 'ApibetaStage' },
    D: { Ref: 'Api.Deployment' },
  };
  expect(resolved({ Api: api }, values)).toEqual({ Id: 'Api', Stage: 'beta', Same: 'beta', D: 'Api.Deployment' });
});

test('HTTP and WebSocket APIs have an endpoint', () => {
  const apis = { Http: { Type: 'AWS::Serverless::HttpApi' }, Socket: { Type: 'AWS::Serverless::WebSocketApi' } };
  const values = {
    Http: { 'Fn::GetAtt': ['Http', 'ApiEndpoint'] },
    Socket: { 'Fn::Sub': '${Socket.ApiEndpoint}/${Socket.Stage}' },
    Stage: { Ref: 'HttpApiGatewayDefaultStage' },
  };
  expect(resolved(apis, values)).toEqual({
    Http: 'https://Http.execute-api.us-east-1.amazonaws.com',
    Socket: 'wss://Socket.execute-api.us-east-1.amazonaws.com/default',
    Stage: '$default',
  });
});

test('a GraphQL API has an ARN, an id and a URL', () => {
  const api = { Type: 'AWS::Serverless::GraphQLApi', Properties: { DataSources: { A: { Name: { Ref: 'Nothing' } } } } };
  const values = { Arn: { Ref: 'G' }, Id: { 'Fn::GetAtt': ['G', 'ApiId'] }, Url: { 'Fn::GetAtt': 'G.GraphQLUrl' } };
  expect(resolved({ G: api }, values)).toEqual({
    Arn: 'arn:aws:appsync:us-east-1:123456789012:apis/G',
    Id: 'G',
    Url: 'https://g.appsync-api.us-east-1.amazonaws.com/graphql',
  });
});

test('events without an API create one', () => {
  const events = { Get: { Type: 'Api' }, Put: { Type: 'HttpApi', Properties: { Path: '/' } } };
  const values = {
    Rest: { 'Fn::Sub': '${ServerlessRestApi}/${ServerlessRestApi.Stage}' },
    Http: { Ref: 'ServerlessHttpApi' },
  };
  const resources = { Place: { Type: 'AWS::Serverless::Function', Properties: { Events: events } } };
  expect(resolved(resources, values)).toEqual({ Rest: 'ServerlessRestApi/Prod', Http: 'ServerlessHttpApi' });
});

test('events that name an API create none', () => {
  const Events = { Get: { Type: 'Api', Properties: { RestApiId: { Ref: 'Api' } } } };
  const resources = { Place: { Type: 'AWS::Serverless::Function', Properties: { Events } } };
  expect(() => resolved(resources, { A: { Ref: 'ServerlessRestApi' } })).toThrow(
    "Cannot resolve Ref 'ServerlessRestApi' in Probe (X::Y::Z) Properties.A: the template has no resource or parameter ServerlessRestApi.",
  );
});

test('a layer has an ARN, and a function with a URL has one', () => {
  const resources = {
    Layer: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: 'layer' } },
    Place: { Type: 'AWS::Serverless::Function', Properties: { FunctionUrlConfig: { AuthType: 'NONE' } } },
  };
  const values = { Layer: { Ref: 'Layer' }, Url: { 'Fn::GetAtt': ['PlaceUrl', 'FunctionUrl'] } };
  expect(resolved(resources, values)).toEqual({
    Layer: 'arn:aws:lambda:us-east-1:123456789012:layer:Layer:1',
    Url: 'https://placeurl.lambda-url.us-east-1.on.aws/',
  });
});

test('a state machine may have a version and an alias', () => {
  const machine = { Type: 'AWS::Serverless::StateMachine', Properties: { AutoPublishAlias: 'live' } };
  expect(resolved({ M: machine }, { Alias: { Ref: 'M.Alias' } })).toEqual({
    Alias: 'arn:aws:states:us-east-1:123456789012:stateMachine:M:live',
  });
});

test('Globals are merged: objects by member, lists one after the other, anything else replaces them', () => {
  const template = resolveTemplate({
    Globals: {
      Function: { Layers: ['a'], Timeout: 1, Environment: { Variables: { A: '1', B: { Ref: 'AWS::Region' } } } },
    },
    Resources: {
      Place: {
        Type: 'AWS::Serverless::Function',
        Properties: { Layers: ['b'], Timeout: 2, Environment: { Variables: { B: { Ref: 'AWS::AccountId' }, C: '3' } } },
      },
    },
  });
  expect(template.resource('Place')!.properties()).toMatchObject({
    Layers: ['a', 'b'],
    Timeout: 2,
    Environment: { Variables: { A: '1', B: '123456789012', C: '3' } },
  });
});

describe('circular dependencies', () => {
  const body = { paths: { '/': { uri: { 'Fn::Sub': '${Place.Arn}' } } } };
  const api = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', DefinitionBody: body } };

  test('are none of an API and the function whose event names it', () => {
    const Events = { Post: { Type: 'Api', Properties: { RestApiId: { Ref: 'Api' } } } };
    const resources = { Api: api, Place: { Type: 'AWS::Serverless::Function', Properties: { Events } } };
    expect(resolved(resources, { A: { Ref: 'Api' } })).toEqual({ A: 'Api' });
  });

  test('are found if the function itself needs the API', () => {
    const Environment = { Variables: { API: { Ref: 'Api' } } };
    const resources = { Api: api, Place: { Type: 'AWS::Serverless::Function', Properties: { Environment } } };
    expect(() => resolved(resources, {})).toThrow(
      'The resources of the template depend on each other in a circle: Api -> Place -> Api.',
    );
  });

  test('are not looked for in resources that only SAM knows', () => {
    const resources = {
      A: { Type: 'AWS::Serverless::CapacityProvider', Properties: { For: { Ref: 'B' } } },
      B: { Type: 'AWS::Lambda::Function', Properties: { Description: { Ref: 'A' } } },
    };
    expect(resolved(resources, {})).toEqual({});
  });
});
