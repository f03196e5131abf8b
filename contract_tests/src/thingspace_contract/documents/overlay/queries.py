"""JSONPath queries as RFC 9535 has them.

`jsonpath-rfc9535` 1.0.1 parses and runs them; it passes the published compliance suite, but it departs from
the RFC in places the suite does not look at. Those are put right here, each with the section it restores.
"""

from __future__ import annotations

import re
from typing import Any, cast

from jsonpath_rfc9535 import (
    NOTHING,
    JSONPathEnvironment,
    JSONPathError,
    JSONPathNode,
    JSONPathNodeList,
    JSONPathQuery,
    JSONPathSyntaxError,
    Parser,
)
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterContext,
    FilterExpressionLiteral,
    FunctionExtension,
    IntegerLiteral,
    LogicalExpression,
    PrefixExpression,
    RelativeFilterQuery,
)
from jsonpath_rfc9535.function_extensions import ExpressionType
from jsonpath_rfc9535.tokens import Token, TokenStream

__all__ = ["compile_query", "find_nodes"]

#: A string literal, or a name after dots; the library ends such a name before U+1100 to U+D7FF.
_NAME_OR_STRING = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(\.\.?)([A-Za-z_\x80-\U0010FFFF][0-9A-Za-z_\x80-\U0010FFFF]*)""", re.S
)
_LEADING_ZERO = re.compile(r"-?0[0-9]")


def compile_query(text: str) -> JSONPathQuery:
    """Compile a query.

    Raises:
        ValueError: `text` is not a JSONPath query of RFC 9535.
    """
    try:
        return _ENVIRONMENT.compile(_NAME_OR_STRING.sub(_in_brackets, text))
    except JSONPathError as error:
        raise ValueError(str(error)) from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def find_nodes(query: JSONPathQuery, document: Any) -> list[JSONPathNode]:
    """Return what a query selects, repetitions included, in the order of RFC 9535.

    Raises:
        ValueError: the document is nested too deeply to be searched.
    """
    try:
        return list(query.find(document))
    except (JSONPathError, RecursionError) as error:
        raise ValueError("the document is nested too deeply to be searched") from error


def _in_brackets(match: re.Match[str]) -> str:
    dots, name = match.groups()
    if name is None or not re.search("[\u1100-\ud7ff]", name):
        return match[0]
    return f"{dots if dots == '..' else ''}['{name}']"


class _RelativeQuery(RelativeFilterQuery):
    """`@…`: always a list of nodes, also for a primitive, and with the document's own root (2.3.5)."""

    __slots__ = ()

    def evaluate(self, context: FilterContext) -> JSONPathNodeList:
        nodes = [JSONPathNode(value=context.current, location=(), parent=None, root=context.root)]
        for segment in self.query.segments:
            nodes = list(segment.resolve(nodes))
        return JSONPathNodeList(nodes)


class _Comparison(ComparisonExpression):
    """Compares as 2.3.5.2.2 says: true is not 1, inside arrays and objects neither."""

    __slots__ = ()

    def evaluate(self, context: FilterContext) -> bool:
        left, right = (_operand(side.evaluate(context)) for side in (self.left, self.right))
        match self.operator:
            case "==":
                return _equal(left, right)
            case "!=":
                return not _equal(left, right)
            case "<":
                return _less(left, right)
            case ">":
                return _less(right, left)
            case "<=":
                return _less(left, right) or _equal(left, right)
            case _:
                return _less(right, left) or _equal(left, right)


def _operand(value: object) -> object:
    if isinstance(value, JSONPathNodeList):
        return value[0].value if value else NOTHING
    return value


def _equal(left: object, right: object) -> bool:
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_equal(left[name], right[name]) for name in left)
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _less(left: object, right: object) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    numbers = (int, float)
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    return isinstance(left, numbers) and isinstance(right, numbers) and left < right


class _Parser(Parser):
    """The library's parser, held to the grammar of 2.3.5.1 and to the types of 2.4.3."""

    def parse_relative_query(self, stream: TokenStream) -> Expression:
        query = cast("RelativeFilterQuery", super().parse_relative_query(stream))
        return _RelativeQuery(query.token, query.query)

    def parse_integer_literal(self, stream: TokenStream) -> Expression:
        token = _without_leading_zero(stream.current)
        if token.value.lstrip("-").isdigit():
            return IntegerLiteral(token, int(token.value))  # the library goes by way of a float
        try:
            return super().parse_integer_literal(stream)
        except OverflowError:
            raise JSONPathSyntaxError("number too large", token=token) from None

    def parse_float_literal(self, stream: TokenStream) -> Expression:
        _without_leading_zero(stream.current)
        return super().parse_float_literal(stream)

    def parse_prefix_expression(self, stream: TokenStream) -> Expression:
        expression = cast("PrefixExpression", super().parse_prefix_expression(stream))
        self._check_test(expression.right)
        return expression

    def parse_infix_expression(self, stream: TokenStream, left: Expression) -> Expression:
        expression = super().parse_infix_expression(stream, left)
        if isinstance(expression, ComparisonExpression):
            for side in (expression.left, expression.right):
                if isinstance(side, ComparisonExpression | LogicalExpression | PrefixExpression):
                    problem = "only literals, singular queries and function results can be compared"
                    raise JSONPathSyntaxError(problem, token=expression.token)
            return _Comparison(expression.token, expression.left, expression.operator, expression.right)
        if isinstance(expression, LogicalExpression):
            self._check_test(expression.left)
            self._check_test(expression.right)
        return expression

    def _check_test(self, expression: Expression) -> None:
        if isinstance(expression, FilterExpressionLiteral):
            raise JSONPathSyntaxError("a literal must be compared", token=expression.token)
        if isinstance(expression, FunctionExtension):
            function = self.env.function_extensions[expression.name]
            if function.return_type == ExpressionType.VALUE:
                problem = f"the result of {expression.name}() must be compared"
                raise JSONPathSyntaxError(problem, token=expression.token)


def _without_leading_zero(token: Token) -> Token:
    if _LEADING_ZERO.match(token.value):
        raise JSONPathSyntaxError("a number with a leading zero", token=token)
    return token


class _Environment(JSONPathEnvironment):
    parser_class = _Parser
    max_recursion_depth = 250  # the loader lets a document be 100 levels deep, a caller's own may be deeper


_ENVIRONMENT = _Environment()
