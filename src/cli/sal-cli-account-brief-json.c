/* sal-cli-account-brief-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account-brief.h"

#include <math.h>

#include "sal-cli-json.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-whitespace-text.h"

static void
print_day (SalCliJson *json, const char *member, gint32 day)
{
  char text[SAL_DATE_BUFFER];

  sal_cli_json_string (json, member, day != SAL_DATE_NONE ? sal_date_write_iso (day, text) : NULL);
}

static void
print_money (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

static void
print_figure (SalCliJson *json,
              const char *member,
              const SalAccountBrief *self,
              SalBriefKpiType type,
              const SalBriefFigure *figure)
{
  sal_cli_json_begin_object (json, member);
  if (sal_brief_kpi_is_money (type) && !isnan (figure->value))
    print_money (json, "value", (gint64) llround (figure->value), self->currency);
  else
    sal_cli_json_real (json, "value", figure->value);
  if (figure->from != SAL_DATE_NONE)
    print_day (json, "from", figure->from);
  print_day (json, figure->from != SAL_DATE_NONE ? "to" : "as_of", figure->day);
  sal_cli_json_end_object (json);
}

static void
print_kpis (SalCliJson *json, const SalAccountBrief *self)
{
  sal_cli_json_begin_array (json, "figures");
  for (guint i = 0; i < SAL_BRIEF_N_KPIS; i++)
    {
      const SalBriefKpi *kpi = &self->kpis[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", sal_brief_kpi_get_name (i));
      print_figure (json, "now", self, i, &kpi->now);
      print_figure (json, "before", self, i, &kpi->before);
      sal_cli_json_real (json, "variance", sal_brief_kpi_variance (i, kpi));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_quarters (SalCliJson *json, const SalAccountBrief *self)
{
  sal_cli_json_begin_array (json, "quarters");
  for (guint i = 0; i < SAL_BRIEF_QUARTERS; i++)
    {
      const SalBriefQuarter *quarter = &self->quarters[i];
      g_autofree char *period = sal_period_to_text (quarter->period);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "quarter", period);
      print_day (json, "to", quarter->last);
      print_money (json, "won", quarter->won, self->currency);
      sal_cli_json_integer (json, "n_won", quarter->n_won);
      print_money (json, "lost", quarter->lost, self->currency);
      sal_cli_json_integer (json, "n_lost", quarter->n_lost);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_objectives (SalCliJson *json, const SalAccountBrief *self)
{
  GPtrArray *objectives = self->plan->parts[SAL_PLAN_OBJECTIVES];

  sal_cli_json_begin_array (json, "objectives");
  for (guint i = 0; i < objectives->len; i++)
    {
      SalRecord *one = objectives->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", sal_record_get_id (one));
      sal_cli_json_string (json, "name", sal_record_get_text (one, "name"));
      sal_cli_json_real (json, "progress", sal_plan_objective_progress (one));
      sal_cli_json_string (json, "status", sal_record_get_text (one, "status"));
      print_day (json, "due", sal_record_get_date (one, "due"));
      print_day (json, "measured_on", sal_record_get_date (one, "measured_on"));
      sal_cli_json_boolean (
          json, "stale", sal_plan_record_is_stale (self->plan, SAL_PLAN_OBJECTIVES, one));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_whitespace (SalCliJson *json, const SalAccountBrief *self)
{
  sal_cli_json_begin_object (json, "whitespace");
  print_money (json, "open", self->whitespace.open, self->currency);
  print_money (json, "pipeline", self->whitespace.pipeline, self->currency);
  sal_cli_json_real (json, "penetration", sal_whitespace_sum_penetration (&self->whitespace));
  sal_cli_json_begin_array (json, "cells");
  for (guint i = 0; i < self->cells->len; i++)
    {
      const SalBriefCell *cell = &g_array_index (self->cells, SalBriefCell, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "product_family", cell->family);
      sal_cli_json_string (json, "buying_unit", cell->unit);
      sal_cli_json_string (json, "state", sal_whitespace_state_get_name (cell->state));
      print_money (json, "value", cell->value, self->currency);
      sal_cli_json_string (json, "source", sal_potential_source_get_name (cell->source_type));
      print_day (json, "as_of", cell->day);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_points (SalCliJson *json, const char *member, const GArray *points)
{
  sal_cli_json_begin_array (json, member);
  for (guint i = 0; i < points->len; i++)
    {
      const SalBriefPoint *point = &g_array_index (points, SalBriefPoint, i);

      sal_cli_json_begin_object (json, NULL);
      if (point->kind != NULL)
        {
          sal_cli_json_string (json, "kind", point->kind->name);
          sal_cli_json_id (json, "id", point->id);
        }
      if (point->grade != 0)
        sal_cli_json_string (json, "grade", sal_brief_grade_get_name (point->grade));
      sal_cli_json_string (json, "text", point->text);
      sal_cli_json_string (json, "detail", point->detail);
      sal_cli_json_string (json, "who", point->who);
      sal_cli_json_boolean (json, "customer", point->is_theirs);
      print_day (json, "due", point->due);
      sal_cli_json_boolean (json, "overdue", point->is_overdue);
      print_day (json, "as_of", point->day);
      sal_cli_json_boolean (json, "stale", point->is_stale);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_brief (SalCliJson *json, const SalAccountBrief *self)
{
  g_autofree char *period = sal_period_to_text (self->period);

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "account", self->account);
  sal_cli_json_string (json, "name", self->overview->name);
  sal_cli_json_string (json, "quarter", period);
  print_day (json, "as_of", self->as_of);
  sal_cli_json_string (json, "currency", self->currency);
  sal_cli_json_string (json, "tier", self->overview->tier);
  sal_cli_json_real (json, "score", self->overview->score);
  print_day (json, "score_of", self->tier_day);
  if (self->plan->plan != NULL)
    {
      sal_cli_json_id (json, "plan", sal_record_get_id (self->plan->plan));
      print_day (json, "plan_written", self->plan->freshness.day);
      sal_cli_json_string (
          json, "plan_state", sal_plan_state_get_name (self->plan->freshness.state));
    }
  print_kpis (json, self);
  print_quarters (json, self);
  print_objectives (json, self);
  print_whitespace (json, self);
  print_points (json, "risks", self->risks);
  sal_cli_json_boolean (json, "asks_follow", self->asks_follow);
  print_points (json, "asks", self->asks);
  print_points (json, "next_steps", self->steps);
  sal_cli_json_end_object (json);
}

void
sal_cli_print_briefs_json (const GPtrArray *briefs)
{
  SalCliJson *json = sal_cli_json_new ("account_brief");

  sal_cli_json_begin_array (json, "briefs");
  for (guint i = 0; i < briefs->len; i++)
    print_brief (json, briefs->pdata[i]);
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}
