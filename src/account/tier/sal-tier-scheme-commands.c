/* sal-tier-scheme-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-scheme.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-store-error.h"
#include "sal-tier-criterion.h"

/* (transfer full) (nullable): the record of a part, or a new one that gets its id */
static SalRecord *
open_part (
    SalTransaction *transaction, const SalKind *kind, gint64 id, gint64 model, GError **error)
{
  SalRecord *record;

  if (id != 0)
    return sal_transaction_load (transaction, kind, id, error);

  record = sal_record_new (kind);
  sal_record_set_integer (record, "model", model);

  return record;
}

static gboolean
store_part (SalTransaction *transaction, SalRecord *record, gint64 *id, GError **error)
{
  if (*id != 0)
    return sal_transaction_update (transaction, record, error);
  if (!sal_transaction_insert (transaction, record, error))
    return FALSE;
  *id = sal_record_get_id (record);

  return TRUE;
}

static gboolean
write_model (SalTransaction *transaction, SalTierScheme *scheme, GError **error)
{
  g_autoptr (SalRecord) record =
      scheme->id != 0 ? sal_transaction_load (transaction, &sal_tier_model_kind, scheme->id, error)
                      : sal_record_new (&sal_tier_model_kind);

  if (record == NULL)
    return FALSE;
  if (scheme->id == 0)
    sal_record_set_date (record, "valid_from", sal_date_today ());
  sal_record_set_text (record, "name", scheme->name);
  sal_record_set_integer (record, "hysteresis", scheme->hysteresis);
  sal_record_set_integer (record, "refresh_months", scheme->refresh_months);
  /* what is older than this field says nothing, and goes on to */
  if (!scheme->is_automatic || !sal_record_is_null (record, "automatic"))
    sal_record_set_integer (record, "automatic", scheme->is_automatic);

  return store_part (transaction, record, &scheme->id, error);
}

static gboolean
write_criterion (SalTransaction *transaction,
                 gint64 model,
                 SalTierCriterion *criterion,
                 GError **error)
{
  static const char *const bounds[] = { "from_2", "from_3", "from_4", "from_5" };
  g_autoptr (SalRecord) record =
      open_part (transaction, &sal_tier_criterion_kind, criterion->id, model, error);

  if (record == NULL)
    return FALSE;
  sal_record_set_text (record, "name", criterion->name);
  sal_record_set_integer (record, "weight", criterion->weight);
  sal_record_set_text (
      record, "axis", criterion->of_relationship ? SAL_TIER_RELATIONSHIP : SAL_TIER_ATTRACTIVENESS);
  sal_record_set_text (
      record,
      "measure",
      criterion->measure != SAL_TIER_BY_HAND ? sal_tier_measures[criterion->measure].value : NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (criterion->measure != SAL_TIER_BY_HAND)
      sal_record_set_real (record, bounds[i], criterion->from[i]);
    else
      sal_record_set_null (record, bounds[i]);

  return store_part (transaction, record, &criterion->id, error);
}

static gboolean
write_tier (SalTransaction *transaction, gint64 model, SalTier *tier, GError **error)
{
  g_autoptr (SalRecord) record = open_part (transaction, &sal_tier_kind, tier->id, model, error);

  if (record == NULL)
    return FALSE;
  sal_record_set_text (record, "name", tier->name);
  sal_record_set_integer (record, "from_score", tier->from_score);
  if (tier->capacity >= 0)
    sal_record_set_integer (record, "capacity", tier->capacity);
  else
    sal_record_set_null (record, "capacity");

  return store_part (transaction, record, &tier->id, error);
}

static gboolean
keeps_criterion (const SalTierScheme *scheme, gint64 id)
{
  for (guint i = 0; i < scheme->criteria->len; i++)
    if (g_array_index (scheme->criteria, SalTierCriterion, i).id == id)
      return TRUE;

  return FALSE;
}

/* What is not in the scheme any more goes; a criterion takes what was judged by it along. */
static gboolean
delete_parts (SalTransaction *transaction,
              const SalTierScheme *scheme,
              const SalTierScheme *before,
              GError **error)
{
  for (guint i = 0; i < before->criteria->len; i++)
    {
      gint64 id = g_array_index (before->criteria, SalTierCriterion, i).id;

      if (!keeps_criterion (scheme, id) &&
          !sal_transaction_delete (transaction, &sal_tier_criterion_kind, id, error))
        return FALSE;
    }
  for (guint i = 0; i < before->tiers->len; i++)
    {
      gint64 id = g_array_index (before->tiers, SalTier, i).id;

      if (sal_tier_scheme_find_tier (scheme, id) < 0 &&
          !sal_transaction_delete (transaction, &sal_tier_kind, id, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the tier that stood at a bound before still does. */
static gboolean
is_taken (const SalTierScheme *before, const gboolean *moved, int from_score, gint64 id)
{
  for (guint i = 0; i < before->tiers->len; i++)
    {
      const SalTier *tier = &g_array_index (before->tiers, SalTier, i);

      if (tier->from_score == from_score && tier->id != id && !moved[i])
        return TRUE;
    }

  return FALSE;
}

/* No two tiers begin at the same score, also while they are written: each waits until the one in
 * its place has moved. */
static gboolean
write_tiers (SalTransaction *transaction,
             SalTierScheme *scheme,
             const SalTierScheme *before,
             GError **error)
{
  guint n = scheme->tiers->len, n_written = 0;
  g_autofree gboolean *moved = g_new0 (gboolean, before->tiers->len + 1);
  g_autofree gboolean *written = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < before->tiers->len; i++)
    moved[i] = sal_tier_scheme_find_tier (scheme, g_array_index (before->tiers, SalTier, i).id) < 0;
  for (gboolean goes_on = TRUE; goes_on;)
    {
      goes_on = FALSE;
      for (guint i = 0; i < n; i++)
        {
          SalTier *tier = &g_array_index (scheme->tiers, SalTier, i);
          int place = tier->id != 0 ? sal_tier_scheme_find_tier (before, tier->id) : -1;

          if (written[i] || is_taken (before, moved, tier->from_score, tier->id))
            continue;
          if (!write_tier (transaction, scheme->id, tier, error))
            return FALSE;
          written[i] = goes_on = TRUE;
          n_written++;
          if (place >= 0)
            moved[place] = TRUE;
        }
    }
  /* those that have exchanged their places: the store says so */
  for (guint i = 0; n_written < n && i < n; i++)
    if (!written[i] &&
        !write_tier (transaction, scheme->id, &g_array_index (scheme->tiers, SalTier, i), error))
      return FALSE;

  return TRUE;
}

/**
 * sal_tier_scheme_write:
 * @transaction: a command's
 * @data: a #SalTierScheme; what has no id is new, and gets one
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Keeps a tier model as it was edited. Tiers of accounts stay as they are until they are refreshed.
 *
 * Returns: %FALSE on an error of the store: %SAL_STORE_ERROR_INVALID names a field that is wrong,
 *   %SAL_STORE_ERROR_REFERENCED says that accounts are still in a tier that was taken out
 */
gboolean
sal_tier_scheme_write (SalTransaction *transaction,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  SalTierScheme *scheme = data;
  g_autoptr (SalTierScheme) before =
      scheme->id != 0
          ? sal_tier_scheme_load (sal_transaction_get_connection (transaction), scheme->id, error)
          : sal_tier_scheme_new ();

  if (before == NULL || !write_model (transaction, scheme, error) ||
      !delete_parts (transaction, scheme, before, error))
    return FALSE;
  for (guint i = 0; i < scheme->criteria->len; i++)
    if (!write_criterion (
            transaction, scheme->id, &g_array_index (scheme->criteria, SalTierCriterion, i), error))
      return FALSE;

  return write_tiers (transaction, scheme, before, error);
}

/**
 * sal_tier_scheme_edit:
 * @transaction: a command's
 * @data: a #SalTierSchemeEdit
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Keeps a tier model as sal_tier_scheme_write() does, if it is stored as it was when the edit was
 * begun: what others have added meanwhile would go, since the edit does not know of it.
 *
 * Returns: %FALSE as sal_tier_scheme_write(), and with %SAL_STORE_ERROR_CONFLICT if the model was
 *   changed meanwhile
 */
gboolean
sal_tier_scheme_edit (SalTransaction *transaction,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const SalTierSchemeEdit *edit = data;
  g_autoptr (SalTierScheme) stored =
      sal_tier_scheme_load (sal_transaction_get_connection (transaction), edit->begun->id, error);

  if (stored == NULL)
    return FALSE;
  if (!sal_tier_scheme_is_equal (stored, edit->begun))
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_CONFLICT,
                   /* translators: a tier model */
                   _ ("The tier model “%s” was changed meanwhile; look at it again before "
                      "changing it"),
                   stored->name);
      return FALSE;
    }

  return sal_tier_scheme_write (transaction, edit->scheme, cancellable, error);
}
