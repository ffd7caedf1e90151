"""The order workflow of orders-stack.ts in Python: synthesizes to the same template."""

import sys

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_stepfunctions as sfn
from cdk_lambda_workflows import LambdaTask, LambdaWorkflow, OnFailure
from constructs import Construct


class OrdersStack(Stack):
    def __init__(self, scope: Construct, id: str, functions: str) -> None:
        super().__init__(scope, id)
        self._functions = functions
        validate = LambdaTask(self, "Validate", lambda_function=self._function("ValidateFunction", "validate"))
        charge = LambdaTask(
            self, "Charge", lambda_function=self._function("ChargeFunction", "charge"), result_key="payment"
        )
        ship = LambdaTask(self, "Ship", lambda_function=self._function("ShipFunction", "ship"), result_key="shipment")
        out_of_stock = sfn.Fail.jsonata(
            self,
            "Out of stock",
            error="OutOfStock",
            cause="{% 'No stock for order ' & $states.input.orderId %}",
        )
        in_stock = (
            sfn.Choice.jsonata(self, "In stock?")
            .when(sfn.Condition.jsonata("{% $states.input.inStock %}"), charge.next(ship))
            .otherwise(out_of_stock)
        )
        self.orders = LambdaWorkflow(
            self,
            "Orders",
            definition=validate.next(in_stock),
            on_failure=OnFailure.invoke(self._function("RefundFunction", "refund")),
            timeout=Duration.days(3),
        )

    def _function(self, id: str, file: str) -> lambda_.Function:
        return lambda_.Function(
            self,
            id,
            runtime=lambda_.Runtime.NODEJS_22_X,
            handler=f"{file}.handler",
            code=lambda_.Code.from_asset(self._functions),
            timeout=Duration.seconds(30),
        )


if __name__ == "__main__":
    app = App(outdir=sys.argv[2])
    OrdersStack(app, "Orders", sys.argv[1])
    app.synth()
