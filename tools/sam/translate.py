# Translates SAM templates with AWS's own translator. Reads and writes JSON: {"name": {"template", "parameters"}} becomes
# {"name": {"template"} or {"error"}}.
import json
import os
import sys

os.environ.setdefault('AWS_DEFAULT_REGION', 'us-east-1')

from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

MANAGED = get_bundled_managed_policy_map('aws') or {}


def translate(given):
    translator = Translator(MANAGED, Parser())
    try:
        return {'template': translator.translate(given['template'], given['parameters'])}
    except InvalidDocumentException as refused:
        return {'error': refused.message + ' ' + ' '.join(cause.message for cause in refused.causes)}
    except Exception as broken:  # a template that makes the translator itself fail
        return {'error': f'{type(broken).__name__}: {broken}'}


json.dump({name: translate(given) for name, given in json.load(sys.stdin).items()}, sys.stdout, default=str)
