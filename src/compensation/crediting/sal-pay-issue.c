/* sal-pay-issue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-issue-private.h"

#include <json-glib/json-glib.h>

const char *const sal_pay_issue_names[] = {
  [SAL_PAY_ISSUE_NO_PLAN] = "no_plan",
  [SAL_PAY_ISSUE_GONE] = "gone",
  [SAL_PAY_ISSUE_NO_QUOTA] = "no_quota",
  [SAL_PAY_ISSUE_MEASURE] = "measure",
  [SAL_PAY_ISSUE_RATE] = "rate",
  [SAL_PAY_ISSUE_SPLITS] = "splits",
  [SAL_PAY_ISSUE_CREDIT_NOTE] = "credit_note",
  [SAL_PAY_ISSUE_OVER_CAP] = "over_cap",
  [SAL_PAY_ISSUE_BALANCE] = "balance",
  [SAL_PAY_ISSUE_LARGE_CHANGE] = "large_change",
};

/* The names are stored: they stay what they are. */
const SalPayReasonTerms sal_pay_reasons[] = {
  [SAL_PAY_REASON_NO_PLAN] = { SAL_PAY_ISSUE_NO_PLAN, "no_plan", "tdd" },
  [SAL_PAY_REASON_GONE] = { SAL_PAY_ISSUE_GONE, "gone", "" },
  [SAL_PAY_REASON_NO_QUOTA] = { SAL_PAY_ISSUE_NO_QUOTA, "no_quota", "tt" },
  [SAL_PAY_REASON_NO_MEASURE] = { SAL_PAY_ISSUE_MEASURE, "no_measure", "tt" },
  [SAL_PAY_REASON_UNKNOWN_MARGIN] = { SAL_PAY_ISSUE_MEASURE, "unknown_margin", "" },
  [SAL_PAY_REASON_UNKNOWN_UNITS] = { SAL_PAY_ISSUE_MEASURE, "unknown_units", "" },
  [SAL_PAY_REASON_UNUSED_SCORE] = { SAL_PAY_ISSUE_MEASURE, "unused_score", "tt" },
  [SAL_PAY_REASON_SALE_RATE] = { SAL_PAY_ISSUE_RATE, "sale_rate", "tt" },
  [SAL_PAY_REASON_PLAN_RATE] = { SAL_PAY_ISSUE_RATE, "plan_rate", "ttt" },
  [SAL_PAY_REASON_SPLITS] = { SAL_PAY_ISSUE_SPLITS, "splits", "p" },
  [SAL_PAY_REASON_LATE_NOTE] = { SAL_PAY_ISSUE_CREDIT_NOTE, "late_note", "tt" },
  [SAL_PAY_REASON_OVER_CAP] = { SAL_PAY_ISSUE_OVER_CAP, "over_cap", "mtt" },
  [SAL_PAY_REASON_BALANCE] = { SAL_PAY_ISSUE_BALANCE, "balance", "m" },
  [SAL_PAY_REASON_LARGE_CHANGE] = { SAL_PAY_ISSUE_LARGE_CHANGE, "large_change", "mm" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (sal_pay_reasons) == SAL_PAY_REASON_WORDED);

static void
issue_free (gpointer data)
{
  SalPayIssue *self = data;

  g_free (self->subject);
  g_strfreev (self->arguments);
  g_free (self);
}

GPtrArray *
sal_pay_issues_new (void)
{
  return g_ptr_array_new_with_free_func (issue_free);
}

gboolean
sal_pay_issue_equal (const SalPayIssue *self, const SalPayIssue *other)
{
  return self->kind == other->kind && self->reason == other->reason &&
         self->person == other->person && self->opportunity == other->opportunity &&
         g_strcmp0 (self->subject, other->subject) == 0 &&
         g_strv_equal ((const char *const *) self->arguments,
                       (const char *const *) other->arguments);
}

static void
add_once (GPtrArray *self, SalPayIssue *issue)
{
  for (guint i = 0; i < self->len; i++)
    if (sal_pay_issue_equal (self->pdata[i], issue))
      {
        issue_free (issue);
        return;
      }
  g_ptr_array_add (self, issue);
}

static SalPayIssue *
issue_new (SalPayIssueKind kind,
           SalPayReason reason,
           gint64 person,
           gint64 opportunity,
           const char *subject,
           char **arguments)
{
  SalPayIssue *issue = g_new (SalPayIssue, 1);

  *issue = (SalPayIssue){ kind, reason, person, opportunity, g_strdup (subject), arguments };

  return issue;
}

/**
 * sal_pay_issues_add:
 * @self: (element-type SalPayIssue): issues
 * @reason: why it is one, but not %SAL_PAY_REASON_WORDED
 * @person: whose, 0 if nobody's
 * @opportunity: of which, 0 if of none
 * @subject: (nullable): whom or what it is about, by name
 * @...: the arguments of the reason, as texts, and %NULL; one that is %NULL is empty
 *
 * Adds an issue, once.
 */
void
sal_pay_issues_add (GPtrArray *self,
                    SalPayReason reason,
                    gint64 person,
                    gint64 opportunity,
                    const char *subject,
                    ...)
{
  guint n = strlen (sal_pay_reasons[reason].arguments);
  char **arguments = g_new0 (char *, n + 1);
  va_list list;

  va_start (list, subject);
  for (guint i = 0; i < n; i++)
    {
      const char *argument = va_arg (list, const char *);

      arguments[i] = g_strdup (argument != NULL ? argument : "");
    }
  va_end (list);
  add_once (
      self,
      issue_new (sal_pay_reasons[reason].kind, reason, person, opportunity, subject, arguments));
}

void
sal_pay_issues_add_copy (GPtrArray *self, const SalPayIssue *issue)
{
  add_once (self,
            issue_new (issue->kind,
                       issue->reason,
                       issue->person,
                       issue->opportunity,
                       issue->subject,
                       g_strdupv (issue->arguments)));
}

/* --- what is stored --- */

static gboolean
find_kind (const char *name, SalPayIssueKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sal_pay_issue_names); i++)
    if (g_strcmp0 (sal_pay_issue_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

static SalPayReason
find_reason (const char *name)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (sal_pay_reasons) && g_strcmp0 (sal_pay_reasons[i].name, name) != 0)
    i++;

  return i;
}

/* The subject and the arguments; (nullable) if they are not those of the reason. */
static char **
read_arguments (const char *text, SalPayReason reason)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL ||
      json_array_get_length (array) != 1 + strlen (sal_pay_reasons[reason].arguments))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
      else if (i == 0 && JSON_NODE_HOLDS_NULL (element))
        g_strv_builder_add (builder, "");
      else
        return NULL;
    }

  return g_strv_builder_end (builder);
}

/**
 * sal_pay_issues_add_stored:
 * @self: (element-type SalPayIssue): issues
 * @kind: one of sal_pay_issue_names; with any other nothing is added
 * @reason: (nullable): the name of the reason
 * @person: whose, 0 if nobody's
 * @opportunity: of which, 0 if of none
 * @arguments: (nullable): see sal_pay_issue_write_arguments()
 * @message: (nullable): the sentence that it was when it was stored, which stands where reason or
 *   arguments are not known
 *
 * Adds an issue that was stored.
 */
void
sal_pay_issues_add_stored (GPtrArray *self,
                           const char *kind,
                           const char *reason,
                           gint64 person,
                           gint64 opportunity,
                           const char *arguments,
                           const char *message)
{
  SalPayReason found = find_reason (reason);
  g_auto (GStrv) read = found != SAL_PAY_REASON_WORDED ? read_arguments (arguments, found) : NULL;
  const char *const worded[] = { message != NULL ? message : "", NULL };
  SalPayIssueKind of;

  if (!find_kind (kind, &of))
    return;
  if (read != NULL && sal_pay_reasons[found].kind == of)
    add_once (self,
              issue_new (of,
                         found,
                         person,
                         opportunity,
                         *read[0] != '\0' ? read[0] : NULL,
                         g_strdupv (read + 1)));
  else
    add_once (
        self,
        issue_new (
            of, SAL_PAY_REASON_WORDED, person, opportunity, NULL, g_strdupv ((char **) worded)));
}

const char *
sal_pay_issue_get_reason_name (const SalPayIssue *self)
{
  return self->reason != SAL_PAY_REASON_WORDED ? sal_pay_reasons[self->reason].name : NULL;
}

char *
sal_pay_issue_write_arguments (const SalPayIssue *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  if (self->reason == SAL_PAY_REASON_WORDED)
    return NULL;
  if (self->subject != NULL)
    json_array_add_string_element (array, self->subject);
  else
    json_array_add_null_element (array);
  for (guint i = 0; self->arguments[i] != NULL; i++)
    json_array_add_string_element (array, self->arguments[i]);
  node = json_node_init_array (json_node_alloc (), array);

  return json_to_string (node, FALSE);
}

/* --- arguments --- */

/* "50000 USD": minor units. */
char *
sal_pay_issue_money (gint64 amount, const char *currency)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", amount, currency);
}

char *
sal_pay_issue_share (const SalRational *share)
{
  return sal_rational_to_text (share);
}
