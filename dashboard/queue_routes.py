"""Routes of the queue: a file is ordered, taken back, asked after, fetched by its asker."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request

from dashboard import access, chosen_plan, given, queue_views
from dashboard.chosen_plan import PARAMETER
from dashboard.making import CALLED, OF_PLAN
from dashboard.queries import kept_plans
from dashboard.queue_makers import makers
from dashboard.routes import body, guarded_route
from dashboard.store import record
from dashboard.texts.plans import short
from registry import clock, jobs, workers
from registry.errors import Refused
from registry.evidence import names
from registry.policy import Action

routes = Blueprint("queue", __name__)


@guarded_route(routes, "/papers/queue", needs=Action.VIEW)
def order() -> Any:
    """Put an order in the queue: {maker, wanted, as_of?}. The maker says which right it needs."""
    sent, who = body(), access.actor()
    name = given.words(sent.get("maker"))
    maker = makers().get(name)
    wanted = sent.get("wanted")
    if maker is None or not isinstance(wanted, dict):
        raise Refused("bad_choice")
    as_of = given.moment(sent.get("as_of"))
    with record().writing() as rows:
        at = clock.now()
        # One that is ordered again names its plan already.
        chosen_plan.choose(rows, given.words(wanted.get(PARAMETER)))
        shown = kept_plans.shown(rows)
        # Nobody's page stands beside the worker: the order itself says which plan it is about.
        wanted = {**wanted, PARAMETER: shown.key}
        if not kept_plans.is_default(rows, shown):
            wanted[OF_PLAN] = short(shown)
        past = as_of if as_of is not None and as_of < at else None
        if maker.called is not None:
            wanted = {**wanted, CALLED: maker.called(rows, wanted)}
        job = jobs.ask(rows, name, wanted, needs=maker.needs, as_of=past, actor=who, at=at)
        number = job.id
    return jsonify(id=number, address=f"{queue_views.PATH}#job-{number}")


@guarded_route(routes, "/papers/queue/<int:job_id>/cancel", needs=Action.VIEW)
def cancel(job_id: int) -> Any:
    """Take one's own order back."""
    with record().writing() as rows:
        jobs.cancel(rows, given.row_id(job_id), actor=access.actor(), at=clock.now())
    return jsonify(id=job_id)


@guarded_route(routes, "/papers/queue/state", needs=Action.VIEW, methods=("GET",))
def state() -> Response:
    """204 while the list shown (`seen`) says all there is; else the list drawn anew."""
    who, at = access.actor(), clock.now()
    with record().reading() as rows:
        seen = queue_views.seen(jobs.mine(rows, who), workers.is_there(rows, at=at))
        if seen == request.args.get("seen"):
            return Response(status=204)
        return jsonify(tree=queue_views.own_list(rows, who, at))


@guarded_route(routes, "/papers/queue/<int:job_id>/file", needs=Action.VIEW, methods=("GET",))
def file(job_id: int) -> Response:
    """The finished file of one's own order; the right its maker needs is asked again."""
    who, number = access.actor(), given.row_id(job_id)
    with record().reading() as rows:
        maker = makers().get(jobs.maker_of(rows, number, who))
        needs = maker.needs if maker else Action.MAKE_PAPERS
        found = jobs.file_of(rows, number, who, needs=needs)
    answer = Response(found.data, content_type=found.media_type)
    answer.headers["Content-Disposition"] = names.content_disposition(found.name)
    return answer
