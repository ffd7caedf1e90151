"""The stack of everything-stack.ts in Python: synthesizes to the same template."""

import sys

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_stepfunctions as sfn
from cdk_lambda_workflows import (
    ChoiceRule,
    ItemMap,
    KeyedParallel,
    LambdaTask,
    LambdaTaskChain,
    LambdaWorkflow,
    OnFailure,
    RejoiningChoice,
    RetryPolicy,
    WorkflowAlarmOptions,
    WorkflowAlarms,
)
from constructs import Construct


class EverythingStack(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._alarms = sns.Topic(self, "Alarms")
        self._api = self._function("Api")
        self._orders()
        self._quotes()
        LambdaWorkflow.from_lambda_workflow_name(self, "Legacy", "legacy").grants.start_execution(self._api)

    def _orders(self) -> None:
        """A STANDARD workflow in JSONata, with a key and managed policies."""
        tax = LambdaTask(self, "Tax", lambda_function=self._function("TaxFunction"), idempotent=True)
        fraud = LambdaTask(
            self,
            "Fraud",
            lambda_function=self._function("FraudFunction"),
            payload=sfn.TaskInput.from_object(
                {"total": "{% $states.input.total %}", "country": "{% $states.input.country %}"}
            ),
            retry=RetryPolicy.standard().with_retry(errors=["Busy"], interval=Duration.seconds(5), max_attempts=4),
        )
        checks = KeyedParallel(self, "Checks", branches={"fraud": fraud, "tax": tax}, result_key="checks")
        approve = LambdaTask.wait_for_task_token(
            self,
            "Approve",
            lambda_function=self._function("AskFunction"),
            callback=self._api,
            timeout=Duration.days(2),
            heartbeat=Duration.hours(12),
            result_key="approval",
        )
        is_big = sfn.Condition.jsonata("{% $states.input.total > 1000 %}")
        approval = RejoiningChoice(self, "Big?", rules=[ChoiceRule(condition=is_big, next=approve)])
        lines = ItemMap(
            self,
            "Lines",
            items="{% $states.input.lines %}",
            item_selector={"line": "{% $states.context.Map.Item.Value %}", "order": "{% $states.input.id %}"},
            processor=LambdaTask(
                self, "Pick", lambda_function=self._function("PickFunction"), retry=RetryPolicy.none()
            ),
            max_concurrency=5,
            result_key="picked",
        )
        fulfil = LambdaTaskChain(
            self,
            "Fulfil",
            functions=[self._function("Reserve"), self._function("Ship")],
            retry=RetryPolicy.custom([sfn.RetryProps(errors=["CarrierDown"], max_attempts=2)]).with_unknown_errors(),
            on_failure=OnFailure.invoke(self._function("Release")),
            prefix="Fulfil: ",
        )
        orders = LambdaWorkflow(
            self,
            "Orders",
            definition=checks.next(approval).next(lines).next(fulfil),
            on_failure=OnFailure.notify(self._alarms),
            task_timeout=Duration.minutes(15),
            timeout=Duration.days(7),
            comment="From the order to the parcel",
            encryption_key=kms.Key(self, "Key", enable_key_rotation=True),
            managed_policies=True,
            alarm_topic=self._alarms,
            alarm_options=WorkflowAlarmOptions(
                threshold=3, period=Duration.minutes(1), evaluation_periods=5, datapoints_to_alarm=2
            ),
        )
        orders.grants.start_execution(self._api)
        orders.grants.read(self._api)
        orders.grants.redrive_execution(self._api)
        orders.acknowledge("no-timeout", "There is a taskTimeout.")

    def _quotes(self) -> None:
        """An EXPRESS workflow in JSONPath."""
        quote = LambdaTask(
            self,
            "Quote",
            lambda_function=self._function("QuoteFunction"),
            payload=sfn.TaskInput.from_object(
                {"item": sfn.JsonPath.string_at("$.item"), "weight": sfn.JsonPath.number_at("$.weight")}
            ),
            result_selector={"currency.$": "$.currency", "price.$": "$.price"},
            result_path="$.quote",
        )
        quotes = LambdaWorkflow(
            self,
            "Quotes",
            definition=quote,
            state_machine_type=sfn.StateMachineType.EXPRESS,
            query_language=sfn.QueryLanguage.JSON_PATH,
            on_failure=OnFailure.then_fail(sfn.Pass(self, "Tidy up")),
            log_level=sfn.LogLevel.ERROR,
            include_execution_data=True,
            tracing_enabled=False,
        )
        quotes.grants.start_sync_execution(self._api)
        WorkflowAlarms(self, "QuoteAlarms", state_machine=quotes, topic=self._alarms, threshold=10)

    def _function(self, id: str) -> lambda_.Function:
        return lambda_.Function(
            self,
            id,
            runtime=lambda_.Runtime.NODEJS_22_X,
            handler="index.handler",
            code=lambda_.Code.from_inline("exports.handler = async (event) => event;"),
            timeout=Duration.seconds(30),
        )


if __name__ == "__main__":
    app = App(outdir=sys.argv[1])
    EverythingStack(app, "Everything")
    app.synth()
