/* sal-alignment-status-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-status-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-record-query.h"
#include "sal-store-error.h"

/* Loads an alignment that is in one of some statuses; @expected says what else to do. */
static SalRecord *
load (SalTransaction *transaction,
      const SalAlignmentStep *step,
      const char *const *statuses,
      const char *expected,
      GError **error)
{
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, step->alignment, error);
  const char *status;

  if (alignment == NULL)
    return NULL;
  status = sal_record_get_text (alignment, "status");
  if (g_strv_contains (statuses, status))
    return g_steal_pointer (&alignment);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               /* translators: the name of an alignment, its status, and what would be right */
               _ ("“%s” is %s: %s"),
               sal_record_get_text (alignment, "name"),
               sal_choice_get_label (sal_kind_find_field (&sal_alignment_kind, "status"), status),
               expected);

  return NULL;
}

/* @label: (transfer full) */
static gboolean
take (SalTransaction *transaction,
      SalRecord *alignment,
      const char *status,
      char *label,
      GError **error)
{
  g_autofree char *taken = label;

  sal_record_set_text (alignment, "status", status);
  sal_transaction_set_label (transaction, taken);

  return sal_transaction_update (transaction, alignment, error);
}

/* Without a territory there is nothing that somebody could look at. */
static gboolean
expect_territories (SalTransaction *transaction, SalRecord *alignment, GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_territory_kind);
  g_autofree char *filter = g_strdup_printf (
      "alignment = %" G_GINT64_FORMAT " and level = \"territory\"", sal_record_get_id (alignment));
  gint64 n_territories;

  if (!sal_record_query_set_filter (query, filter, NULL, NULL, error) ||
      !sal_record_query_count (
          query, sal_transaction_get_connection (transaction), &n_territories, error))
    return FALSE;
  if (n_territories > 0)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("“%s” has no territory: add some before it is submitted"),
               sal_record_get_text (alignment, "name"));

  return FALSE;
}

/**
 * sal_alignment_submit:
 * @transaction: a transaction
 * @alignment_step: the #SalAlignmentStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Hands a draft in for review: from then on it is read, until it is sent back.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is no draft, or has no territory
 */
gboolean
sal_alignment_submit (SalTransaction *transaction,
                      gpointer alignment_step,
                      GCancellable *cancellable,
                      GError **error)
{
  static const char *const from[] = { SAL_ALIGNMENT_DRAFT, NULL };
  g_autoptr (SalRecord) alignment =
      load (transaction, alignment_step, from, _ ("only a draft can be submitted"), error);

  return alignment != NULL && expect_territories (transaction, alignment, error) &&
         take (transaction,
               alignment,
               SAL_ALIGNMENT_IN_REVIEW,
               g_strdup_printf (_ ("Submit “%s”"), sal_record_get_text (alignment, "name")),
               error);
}

/* The reason stands with its day below what the note says already. */
static void
add_to_note (SalRecord *alignment, const char *reason)
{
  const char *note = sal_record_get_text (alignment, "note");
  char day[SAL_DATE_BUFFER];
  g_autofree char *line =
      /* translators: a day, and a reason that somebody gave */
      g_strdup_printf (
          _ ("Sent back on %s: %s"), sal_date_write_iso (sal_date_today (), day), reason);
  g_autofree char *whole = note != NULL && *note != '\0' ? g_strdup_printf ("%s\n%s", note, line)
                                                         : g_steal_pointer (&line);

  sal_record_set_text (alignment, "note", whole);
}

/**
 * sal_alignment_send_back:
 * @transaction: a transaction
 * @alignment_step: the #SalAlignmentStep, with a reason
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes what is in review, or approved, a draft again. The reason stands in its note and in the
 * label of the change.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is neither, or there is no reason
 */
gboolean
sal_alignment_send_back (SalTransaction *transaction,
                         gpointer alignment_step,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char *const from[] = { SAL_ALIGNMENT_IN_REVIEW, SAL_ALIGNMENT_APPROVED, NULL };
  const SalAlignmentStep *step = alignment_step;
  g_autofree char *reason = g_strstrip (g_strdup (step->reason != NULL ? step->reason : ""));
  g_autoptr (SalRecord) alignment =
      load (transaction, step, from, _ ("only what is in review or approved is sent back"), error);

  if (alignment == NULL)
    return FALSE;
  if (*reason == '\0')
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_INVALID,
                   _ ("“%s” is sent back with a reason: say what should change"),
                   sal_record_get_text (alignment, "name"));
      return FALSE;
    }

  add_to_note (alignment, reason);

  return take (
      transaction,
      alignment,
      SAL_ALIGNMENT_DRAFT,
      /* translators: the name of an alignment, and the reason */
      g_strdup_printf (_ ("Send “%s” Back: %s"), sal_record_get_text (alignment, "name"), reason),
      error);
}

/**
 * sal_alignment_approve:
 * @transaction: a transaction
 * @alignment_step: the #SalAlignmentStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Approves what is in review. Who did is the author of the change.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is not in review
 */
gboolean
sal_alignment_approve (SalTransaction *transaction,
                       gpointer alignment_step,
                       GCancellable *cancellable,
                       GError **error)
{
  static const char *const from[] = { SAL_ALIGNMENT_IN_REVIEW, NULL };
  g_autoptr (SalRecord) alignment =
      load (transaction, alignment_step, from, _ ("only what is in review can be approved"), error);

  return alignment != NULL &&
         take (transaction,
               alignment,
               SAL_ALIGNMENT_APPROVED,
               g_strdup_printf (_ ("Approve “%s”"), sal_record_get_text (alignment, "name")),
               error);
}

/**
 * sal_alignment_archive:
 * @transaction: a transaction
 * @alignment_step: the #SalAlignmentStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts away what never took effect; days that were planned for it go, so that it does not look as
 * if it had. What is in force is archived when another takes its place.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is in force, or archived
 */
gboolean
sal_alignment_archive (SalTransaction *transaction,
                       gpointer alignment_step,
                       GCancellable *cancellable,
                       GError **error)
{
  static const char *const from[] = {
    SAL_ALIGNMENT_DRAFT, SAL_ALIGNMENT_IN_REVIEW, SAL_ALIGNMENT_APPROVED, NULL
  };
  g_autoptr (SalRecord) alignment =
      load (transaction,
            alignment_step,
            from,
            _ ("only what is not in force can be archived, and once; what is in force ends when "
               "another takes its place"),
            error);

  if (alignment == NULL)
    return FALSE;
  sal_record_set_date (alignment, "valid_from", SAL_DATE_NONE);
  sal_record_set_date (alignment, "valid_to", SAL_DATE_NONE);

  return take (transaction,
               alignment,
               SAL_ALIGNMENT_ARCHIVED,
               g_strdup_printf (_ ("Archive “%s”"), sal_record_get_text (alignment, "name")),
               error);
}
