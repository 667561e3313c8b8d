/* sal-account-plan-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-plan-book.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-plan-due.h"

/* What parts of plans are called, and say, in a line. */

static char *
display (SalRecord *record, const char *field, const char *currency)
{
  return sal_record_to_display (
      record, (guint) sal_kind_field_index (sal_record_get_kind (record), field), currency);
}

/* A measured value, without decimals that it has not. */
static char *
display_number (SalRecord *record, const char *field)
{
  const SalValue *value =
      sal_record_get_value (record, (guint) sal_kind_field_index (&sal_plan_objective_kind, field));
  int decimals = 0;

  if (value->storage != SAL_STORAGE_REAL)
    return g_strdup ("");
  for (double scale = 1;
       decimals < 2 && fabs (value->real * scale - round (value->real * scale)) > 1e-6 * scale;
       scale *= 10)
    decimals++;

  return sal_number_format (value->real, decimals);
}

/* @text: (transfer full) (nullable) */
static void
append (GString *line, char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
  g_free (text);
}

static void
append_field (GString *line, SalRecord *record, const char *field, const char *currency)
{
  append (line, display (record, field, currency));
}

/* @format: with the day for its %s */
static void
append_day (GString *line, SalRecord *record, const char *field, const char *format)
{
  gint32 day = sal_record_get_date (record, field);
  g_autofree char *text = day != SAL_DATE_NONE ? sal_date_format (day) : NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  append (line, text != NULL ? g_strdup_printf (format, text) : NULL);
#pragma GCC diagnostic pop
}

/* --- parts --- */

static void
describe_section (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  append_field (line, record, "author", currency);
  append_day (line, record, "written_on", "%s");
}

static void
describe_objective (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  double progress = sal_plan_objective_progress (record);
  g_autofree char *actual = display_number (record, "actual");
  g_autofree char *target = display_number (record, "target");

  append_field (line, record, "measure", currency);
  if (!isnan (progress))
    {
      g_autofree char *percent = sal_number_format (progress * 100, 0);

      /* translators: a value, the value it is to become, and how much of the way that is */
      append (line, g_strdup_printf (_ ("%s of %s (%s %%)"), actual, target, percent));
    }
  else if (*target != '\0')
    append (line, g_strdup_printf (_ ("target %s, not measured yet"), target));
  /* translators: a day */
  append_day (line, record, "due", _ ("due %s"));
  append_field (line, record, "status", currency);
}

static void
describe_play (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  append_field (line, record, "status", currency);
  append_field (line, record, "value", currency);
  append_field (line, record, "product_family", currency);
  append_field (line, record, "buying_unit", currency);
  append_field (line, record, "opportunity", currency);
}

static void
describe_risk (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  g_autofree char *likelihood = display (record, "likelihood", currency);
  g_autofree char *impact = display (record, "impact", currency);

  if (sal_plan_record_is_closed (record))
    append_field (line, record, "status", currency);
  /* translators: of a risk: low, medium or high */
  append (line, g_strdup_printf (_ ("likelihood %s, impact %s"), likelihood, impact));
  append_field (line, record, "owner", currency);
}

/* What is to be done, or answered, until a day. */
static void
append_due (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  if (sal_plan_record_is_closed (record))
    append_field (line, record, "status", currency);
  /* translators: a day */
  append_day (line, record, "due", _ ("due %s"));
  if (sal_plan_record_is_overdue (record, today))
    append (line, sal_plan_describe_overdue (sal_record_get_date (record, "due"), today));
}

static void
describe_action (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  append_field (line, record, "owner", currency);
  append_due (line, record, today, currency);
  /* translators: a day */
  append_day (line, record, "done_on", _ ("done %s"));
  if (sal_record_is_null (record, "plan"))
    append (line, g_strdup (_ ("besides the plan")));
}

static char *
describe_hours (gint64 hours)
{
  g_autofree char *number = sal_number_format ((double) hours, 0);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour", "%s hours", (gulong) hours),
                          number);
}

static void
describe_resource (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  g_autofree char *by = display (record, "agreed_by", currency);
  gint32 day = sal_record_get_date (record, "agreed_on");

  append_field (line, record, "person", currency);
  if (!sal_record_is_null (record, "hours"))
    append (line, describe_hours (sal_record_get_integer (record, "hours")));
  append_field (line, record, "budget", currency);
  if (day != SAL_DATE_NONE)
    {
      g_autofree char *date = sal_date_format (day);

      /* translators: a person and a day */
      append (line, g_strdup_printf (_ ("agreed by %s, %s"), by, date));
    }
  else
    append (line, g_strdup (_ ("not agreed yet")));
}

static void
describe_ask (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  append_field (line, record, "contact", currency);
  append_field (line, record, "person", currency);
  append_due (line, record, today, currency);
  /* translators: a day */
  append_day (line, record, "answered_on", _ ("answered %s"));
}

static void
describe_member (GString *line, SalRecord *record, gint32 today, const char *currency)
{
  append_field (line, record, "role", currency);
  /* translators: a day */
  append_day (line, record, "valid_from", _ ("since %s"));
  /* translators: a day */
  append_day (line, record, "valid_to", _ ("until %s"));
}

/**
 * sal_plan_record_get_title:
 * @part: a part of plans
 * @record: a record of it, loaded with the titles of what it refers to
 *
 * Says what a record is called: its name, the function of a section, the person of a team.
 *
 * Returns: (transfer full): the title
 */
char *
sal_plan_record_get_title (SalPlanPart part, SalRecord *record)
{
  char *title = display (record, sal_plan_parts[part].kind->title, NULL);

  if (*title != '\0')
    return title;
  g_free (title);

  return g_strdup (_ ("(no name)"));
}

/**
 * sal_plan_record_describe:
 * @part: a part of plans
 * @record: a record of it, loaded with the titles of what it refers to
 * @today: a day
 * @currency: the reporting currency
 *
 * Says what stands in a record besides its name, in a line.
 *
 * Returns: (transfer full): the line
 */
char *
sal_plan_record_describe (SalPlanPart part, SalRecord *record, gint32 today, const char *currency)
{
  static void (*const functions[SAL_PLAN_N_PARTS]) (
      GString * line, SalRecord * record, gint32 today, const char *currency) = {
    [SAL_PLAN_SECTIONS] = describe_section, [SAL_PLAN_OBJECTIVES] = describe_objective,
    [SAL_PLAN_PLAYS] = describe_play,       [SAL_PLAN_RISKS] = describe_risk,
    [SAL_PLAN_ACTIONS] = describe_action,   [SAL_PLAN_RESOURCES] = describe_resource,
    [SAL_PLAN_ASKS] = describe_ask,         [SAL_PLAN_TEAM] = describe_member,
  };
  GString *line = g_string_new (NULL);

  functions[part](line, record, today, currency);

  return g_string_free (line, FALSE);
}

/* --- the plan --- */

/**
 * sal_plan_sponsor_describe:
 * @self: an executive sponsor
 * @today: a day
 *
 * Says when they were last in contact with the other side.
 *
 * Returns: (transfer full): the words
 */
char *
sal_plan_sponsor_describe (const SalPlanSponsor *self, gint32 today)
{
  g_autofree char *day = NULL, *ago = NULL;
  int days = today - self->last;

  if (self->last == SAL_DATE_NONE)
    return g_strdup (self->overdue ? _ ("no contact yet, overdue") : _ ("no contact yet"));
  day = sal_date_format (self->last);
  ago = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days),
                         days);
  if (self->overdue)
    /* translators: a day, and how long ago that is */
    return g_strdup_printf (_ ("last contact %s, %s, overdue"), day, ago);

  /* translators: a day, and how long ago that is */
  return g_strdup_printf (_ ("last contact %s, %s"), day, ago);
}

/**
 * sal_account_plan_describe_period:
 * @plan: an account plan
 *
 * Says from when to when the plan is: "1 Feb 2026 – 31 Jan 2027".
 *
 * Returns: (transfer full): the words
 */
char *
sal_account_plan_describe_period (SalRecord *plan)
{
  g_autofree char *from = display (plan, "valid_from", NULL);
  g_autofree char *to = display (plan, "valid_to", NULL);

  if (*to == '\0')
    /* translators: a day */
    return g_strdup_printf (_ ("since %s"), from);

  return g_strdup_printf ("%s – %s", from, to);
}
