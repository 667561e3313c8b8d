/* sal-alignment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment.h"

#include <glib/gi18n-lib.h>

#include "sal-balance-goals.h"
#include "sal-common-fields.h"
#include "sal-geography-key.h"
#include "sal-kind-scope.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-store-error.h"
#include "sal-transaction.h"

/* Who is to cover what, as a scenario: drafts are branched, compared and approved, and one of a
 * sales force is active at a time. */

static const SalChoice statuses[] = {
  { SAL_ALIGNMENT_DRAFT, N_ ("Draft") },       { SAL_ALIGNMENT_IN_REVIEW, N_ ("In Review") },
  { SAL_ALIGNMENT_APPROVED, N_ ("Approved") }, { SAL_ALIGNMENT_ACTIVE, N_ ("Active") },
  { SAL_ALIGNMENT_ARCHIVED, N_ ("Archived") }, { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "sales_force",
    SAL_FIELD_TEXT,
    N_ ("Sales Force"),
    SAL_FIELD_LISTED,
    .hint = N_ ("One alignment is active at a time for each") },
  { "geography",
    SAL_FIELD_CHOICE,
    N_ ("Geography"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED,
    .choices = sal_geography_choices,
    .initial = SAL_GEOGRAPHY_US_COUNTIES },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = SAL_ALIGNMENT_DRAFT },
  { "valid_from", SAL_FIELD_DATE, N_ ("From"), SAL_FIELD_LISTED },
  SAL_FIELD_VALID_TO,
  { "branched_from",
    SAL_FIELD_REFERENCE,
    N_ ("Branched From"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_alignment_kind },
  SAL_FIELD_NOTE,
  { "accounts",
    SAL_FIELD_TEXT,
    N_ ("Accounts"),
    SAL_FIELD_MULTILINE,
    .hint =
        N_ ("A filter of the accounts that it is about, like status = \"prospect\"; others stay "
            "with who covers them. Empty: all") },
  SAL_FIELD_BOUNDARIES,
  { "measures",
    SAL_FIELD_TEXT,
    N_ ("Measures"),
    SAL_FIELD_MULTILINE,
    .hint = N_ ("What territories are balanced by, with weight and tolerance in per cent, like "
                "population:2:5, revenue:1:20") },
  { "borders",
    SAL_FIELD_RATE,
    N_ ("Short Borders"),
    0,
    .minimum = 0,
    .maximum = 1000 * SAL_RATE_ONE,
    .hint = N_ ("What they count for the optimiser, against compactness") },
  { "disruption",
    SAL_FIELD_RATE,
    N_ ("Keep What Is"),
    0,
    .minimum = 0,
    .maximum = 1000 * SAL_RATE_ONE,
    .hint = N_ ("What it counts for the optimiser, against compactness") },
  { "travel",
    SAL_FIELD_RATE,
    N_ ("Near to Representatives"),
    0,
    .minimum = 0,
    .maximum = 1000 * SAL_RATE_ONE,
    .hint = N_ ("What it counts for the optimiser, against compactness") },
};

static void
check_measures (SalRecord *record, SalProblems *problems)
{
  g_autoptr (SalBalanceGoals) goals = sal_balance_goals_new ();
  g_autoptr (GError) error = NULL;

  if (!sal_balance_goals_read (goals, sal_record_get_text (record, "measures"), &error))
    sal_problems_add (problems, "measures", "%s", error->message);
}

static void
validate (SalRecord *record, SalProblems *problems)
{
  check_measures (record, problems);
  sal_alignment_check_filter (record, "accounts", problems);
  sal_geography_validate (record, problems);
}

/* It is submitted, approved and activated, each with what goes with that. */
static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  const char *was = before != NULL ? sal_record_get_text (before, "status") : SAL_ALIGNMENT_DRAFT;

  if (g_strcmp0 (was, sal_record_get_text (record, "status")) == 0)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("The status of an alignment is not edited: it is submitted, approved and "
                  "activated in the Territories room"));

  return FALSE;
}

const SalKind sal_alignment_kind = {
  .name = "alignment",
  .label = N_ ("Alignment"),
  .plural = N_ ("Alignments"),
  .group = N_ ("Territories"),
  .icon = "mark-location-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-valid_from",
  .subtitle = "status",
  .from = "valid_from",
  .to = "valid_to",
  .upward = "branched_from",
  .validate = validate,
  .edited = edited,
};

/**
 * sal_alignment_check_filter:
 * @record: a record
 * @field: the name of a field of it that holds a filter of accounts, or nothing
 * @problems: gets what is wrong with the filter
 *
 * Makes sure that a filter of accounts can be read.
 */
void
sal_alignment_check_filter (SalRecord *record, const char *field, SalProblems *problems)
{
  const char *text = sal_record_get_text (record, field);
  g_autoptr (SalExpression) expression = NULL;
  g_autoptr (GError) error = NULL;
  SalKindScope scope;

  if (text == NULL)
    return;
  sal_kind_scope_init (&scope, &sal_account_kind, NULL, "USD");
  expression = sal_expression_parse_filter (text, &scope.scope, NULL, &error);
  if (expression == NULL)
    sal_problems_add (problems, field, "%s", error->message);
}

/**
 * sal_alignment_status_is_draft:
 * @status: (nullable): the status of an alignment
 *
 * Tells whether what belongs to an alignment may be changed: what is in review, approved, in force
 * or past is read.
 *
 * Returns: %TRUE if it may
 */
gboolean
sal_alignment_status_is_draft (const char *status)
{
  return g_strcmp0 (status, SAL_ALIGNMENT_DRAFT) == 0;
}

/**
 * sal_alignment_expect_draft:
 * @transaction: a transaction
 * @id: an alignment
 * @error: return location for an error
 *
 * Makes sure that an alignment may be changed.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if not
 */
gboolean
sal_alignment_expect_draft (SalTransaction *transaction, gint64 id, GError **error)
{
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, id, error);
  const char *status;

  if (alignment == NULL)
    return FALSE;
  status = sal_record_get_text (alignment, "status");
  if (sal_alignment_status_is_draft (status))
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               /* translators: the name of an alignment, and its status: Active, Approved … */
               _ ("“%s” is %s and cannot be changed: branch it, and change the branch"),
               sal_record_get_text (alignment, "name"),
               sal_choice_get_label (sal_kind_find_field (&sal_alignment_kind, "status"), status));

  return FALSE;
}

static void
refuse_part (SalRecord *part, const char *level, GError **error)
{
  const SalField *field = sal_kind_find_field (sal_record_get_kind (part), "level");
  g_autofree char *title = sal_record_get_title (part);

  if (level == NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 _ ("“%s” is of another alignment than the one that is changed"),
                 title);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 /* translators: the name of a territory, and two of Territory, Region, Division */
                 _ ("%1$s, Level: it is “%2$s” (expected “%3$s”)"),
                 title,
                 sal_choice_get_label (field, sal_record_get_text (part, "level")),
                 sal_choice_get_label (field, level));
}

/**
 * sal_alignment_load_part:
 * @transaction: a transaction
 * @kind: a kind that belongs to an alignment: it has a field "alignment"
 * @id: a record of it
 * @alignment: the alignment that is changed
 * @level: (nullable): of a territory, which "level" it is to have, %NULL: any
 * @error: return location for an error
 *
 * Loads what a command is going to write or to refer to, whose caller says which alignment it
 * changes: that this is a draft says nothing about a record of another one.
 *
 * Returns: (transfer full): the record, or %NULL with %SAL_STORE_ERROR_INVALID if it is of another
 *   alignment or level; with another error if there is none
 */
SalRecord *
sal_alignment_load_part (SalTransaction *transaction,
                         const SalKind *kind,
                         gint64 id,
                         gint64 alignment,
                         const char *level,
                         GError **error)
{
  g_autoptr (SalRecord) part = sal_transaction_load (transaction, kind, id, error);

  if (part == NULL)
    return NULL;
  if (sal_record_get_integer (part, "alignment") != alignment)
    {
      refuse_part (part, NULL, error);
      return NULL;
    }
  if (level != NULL && g_strcmp0 (sal_record_get_text (part, "level"), level) != 0)
    {
      refuse_part (part, level, error);
      return NULL;
    }

  return g_steal_pointer (&part);
}

/**
 * sal_alignment_part_edited:
 * @transaction: a transaction
 * @before: (nullable): what belongs to an alignment, as it was
 * @record: the same as somebody entered it
 * @error: return location for an error
 *
 * The check of all kinds that belong to an alignment: that this is a draft.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if not
 */
gboolean
sal_alignment_part_edited (SalTransaction *transaction,
                           SalRecord *before,
                           SalRecord *record,
                           GError **error)
{
  return (before == NULL || sal_record_is_null (before, "alignment") ||
          sal_alignment_expect_draft (
              transaction, sal_record_get_integer (before, "alignment"), error)) &&
         (sal_record_is_null (record, "alignment") ||
          sal_alignment_expect_draft (
              transaction, sal_record_get_integer (record, "alignment"), error));
}
