// The stack of everything-stack.ts in Java: synthesizes to the same template.
import io.github.cdklambdaworkflows.ChoiceRule;
import io.github.cdklambdaworkflows.ItemMap;
import io.github.cdklambdaworkflows.KeyedParallel;
import io.github.cdklambdaworkflows.LambdaCallbackTaskProps;
import io.github.cdklambdaworkflows.LambdaTask;
import io.github.cdklambdaworkflows.LambdaTaskChain;
import io.github.cdklambdaworkflows.LambdaWorkflow;
import io.github.cdklambdaworkflows.OnFailure;
import io.github.cdklambdaworkflows.RejoiningChoice;
import io.github.cdklambdaworkflows.RetryPolicy;
import io.github.cdklambdaworkflows.WorkflowAlarmOptions;
import io.github.cdklambdaworkflows.WorkflowAlarms;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.QueryLanguage;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.constructs.Construct;

public class Everything extends Stack {
  private final Topic alarms;
  private final Function api;

  public Everything(Construct scope, String id) {
    super(scope, id);
    alarms = new Topic(this, "Alarms");
    api = function("Api");
    orders();
    quotes();
    LambdaWorkflow.fromLambdaWorkflowName(this, "Legacy", "legacy").getGrants().startExecution(api);
  }

  /** A STANDARD workflow in JSONata, with a key and managed policies. */
  private void orders() {
    LambdaTask tax =
        LambdaTask.Builder.create(this, "Tax").lambdaFunction(function("TaxFunction")).idempotent(true).build();
    RetryProps busy =
        RetryProps.builder().errors(List.of("Busy")).interval(Duration.seconds(5)).maxAttempts(4).build();
    LambdaTask fraud =
        LambdaTask.Builder.create(this, "Fraud")
            .lambdaFunction(function("FraudFunction"))
            .payload(
                TaskInput.fromObject(
                    Map.of("total", "{% $states.input.total %}", "country", "{% $states.input.country %}")))
            .retry(RetryPolicy.standard().withRetry(busy))
            .build();
    KeyedParallel checks =
        KeyedParallel.Builder.create(this, "Checks")
            .branches(Map.of("fraud", fraud, "tax", tax))
            .resultKey("checks")
            .build();
    LambdaTask approve =
        LambdaTask.waitForTaskToken(
            this,
            "Approve",
            LambdaCallbackTaskProps.builder()
                .lambdaFunction(function("AskFunction"))
                .callback(api)
                .timeout(Duration.days(2))
                .heartbeat(Duration.hours(12))
                .resultKey("approval")
                .build());
    Condition isBig = Condition.jsonata("{% $states.input.total > 1000 %}");
    RejoiningChoice approval =
        RejoiningChoice.Builder.create(this, "Big?")
            .rules(List.of(ChoiceRule.builder().condition(isBig).next(approve).build()))
            .build();
    ItemMap lines =
        ItemMap.Builder.create(this, "Lines")
            .items("{% $states.input.lines %}")
            .itemSelector(
                Map.of("line", "{% $states.context.Map.Item.Value %}", "order", "{% $states.input.id %}"))
            .processor(
                LambdaTask.Builder.create(this, "Pick")
                    .lambdaFunction(function("PickFunction"))
                    .retry(RetryPolicy.none())
                    .build())
            .maxConcurrency(5)
            .resultKey("picked")
            .build();
    RetryProps carrier = RetryProps.builder().errors(List.of("CarrierDown")).maxAttempts(2).build();
    LambdaTaskChain fulfil =
        LambdaTaskChain.Builder.create(this, "Fulfil")
            .functions(List.of(function("Reserve"), function("Ship")))
            .retry(RetryPolicy.custom(List.of(carrier)).withUnknownErrors())
            .onFailure(OnFailure.invoke(function("Release")))
            .prefix("Fulfil: ")
            .build();
    LambdaWorkflow orders =
        LambdaWorkflow.Builder.create(this, "Orders")
            .definition(checks.next(approval).next(lines).next(fulfil))
            .onFailure(OnFailure.notify(alarms))
            .taskTimeout(Duration.minutes(15))
            .timeout(Duration.days(7))
            .comment("From the order to the parcel")
            .encryptionKey(Key.Builder.create(this, "Key").enableKeyRotation(true).build())
            .managedPolicies(true)
            .alarmTopic(alarms)
            .alarmOptions(
                WorkflowAlarmOptions.builder()
                    .threshold(3)
                    .period(Duration.minutes(1))
                    .evaluationPeriods(5)
                    .datapointsToAlarm(2)
                    .build())
            .build();
    orders.getGrants().startExecution(api);
    orders.getGrants().read(api);
    orders.getGrants().redriveExecution(api);
    orders.acknowledge("no-timeout", "There is a taskTimeout.");
  }

  /** An EXPRESS workflow in JSONPath. */
  private void quotes() {
    LambdaTask quote =
        LambdaTask.Builder.create(this, "Quote")
            .lambdaFunction(function("QuoteFunction"))
            .payload(
                TaskInput.fromObject(
                    Map.of("item", JsonPath.stringAt("$.item"), "weight", JsonPath.numberAt("$.weight"))))
            .resultSelector(Map.of("currency.$", "$.currency", "price.$", "$.price"))
            .resultPath("$.quote")
            .build();
    LambdaWorkflow quotes =
        LambdaWorkflow.Builder.create(this, "Quotes")
            .definition(quote)
            .stateMachineType(StateMachineType.EXPRESS)
            .queryLanguage(QueryLanguage.JSON_PATH)
            .onFailure(OnFailure.thenFail(new Pass(this, "Tidy up")))
            .logLevel(LogLevel.ERROR)
            .includeExecutionData(true)
            .tracingEnabled(false)
            .build();
    quotes.getGrants().startSyncExecution(api);
    WorkflowAlarms.Builder.create(this, "QuoteAlarms")
        .stateMachine(quotes)
        .topic(alarms)
        .threshold(10)
        .build();
  }

  private Function function(String id) {
    return Function.Builder.create(this, id)
        .runtime(Runtime.NODEJS_22_X)
        .handler("index.handler")
        .code(Code.fromInline("exports.handler = async (event) => event;"))
        .timeout(Duration.seconds(30))
        .build();
  }

  public static void main(String[] args) {
    App app = new App(AppProps.builder().outdir(args[0]).build());
    new Everything(app, "Everything");
    app.synth();
  }
}
