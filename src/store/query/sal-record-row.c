/* sal-record-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-row-private.h"

#include "sal-id-map.h"

struct _SalRecordRow
{
  GObject parent_instance;

  gint64 id;
  SalRecord *record;
  gint64 version;
  GHashTable *rows;
  guint64 load; /* number of the last load begun */
  gboolean pending;
  gboolean stale; /* what is there has changed since */
  gboolean deleted;
};

typedef enum
{
  PROP_ID = 1,
  PROP_LOADING,
  PROP_RECORD,
  PROP_DELETED,
} SalRecordRowProperty;

static GParamSpec *properties[PROP_DELETED + 1];

G_DEFINE_FINAL_TYPE (SalRecordRow, sal_record_row, G_TYPE_OBJECT)

static void
sal_record_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalRecordRow *self = SAL_RECORD_ROW (object);

  switch ((SalRecordRowProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, sal_record_row_is_loading (self));
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, self->deleted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_record_row_finalize (GObject *object)
{
  SalRecordRow *self = SAL_RECORD_ROW (object);

  if (sal_record_rows_lookup (self->rows, self->id) == self)
    g_hash_table_remove (self->rows, &self->id);
  g_hash_table_unref (self->rows);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (sal_record_row_parent_class)->finalize (object);
}

static void
sal_record_row_class_init (SalRecordRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (klass)->get_property = sal_record_row_get_property;
  G_OBJECT_CLASS (klass)->finalize = sal_record_row_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SAL_TYPE_RECORD, flags);
  properties[PROP_DELETED] = g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
sal_record_row_init (SalRecordRow *self)
{
}

GHashTable *
sal_record_rows_new (void)
{
  return g_hash_table_new (g_int64_hash, g_int64_equal);
}

SalRecordRow *
sal_record_rows_lookup (GHashTable *rows, gint64 id)
{
  return g_hash_table_lookup (rows, &id);
}

/**
 * sal_record_rows_take:
 * @rows: the rows that are alive
 * @id: the id of a record
 *
 * Finds the row of a record, or makes it.
 *
 * Returns: (transfer full): the row
 */
SalRecordRow *
sal_record_rows_take (GHashTable *rows, gint64 id)
{
  SalRecordRow *self = sal_record_rows_lookup (rows, id);

  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (SAL_TYPE_RECORD_ROW, NULL);
  self->id = id;
  self->rows = g_hash_table_ref (rows);
  g_hash_table_insert (rows, &self->id, self);

  return self;
}

static void
set_id (SalRecordRow *self, gint64 id)
{
  self->id = id;
  self->pending = self->stale = self->deleted = FALSE;
  g_clear_object (&self->record);
  for (SalRecordRowProperty property = PROP_ID; property <= PROP_DELETED; property++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * sal_record_rows_reassign:
 * @rows: the rows that are alive
 * @from: (array length=n_ids): ids of records
 * @to: (array length=n_ids): those that take their places
 * @n_ids: their number
 *
 * Makes the rows of some records rows of others, whose records are then wanted.
 */
void
sal_record_rows_reassign (GHashTable *rows, const gint64 *from, const gint64 *to, gsize n_ids)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new ();
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SalIdMap) indexes = sal_id_map_new (g_hash_table_size (rows));
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      sal_id_map_insert (indexes, SAL_RECORD_ROW (row)->id, (gint32) alive->len);
      g_ptr_array_add (alive, row);
    }
  for (gsize i = 0; i < n_ids && moved->len < alive->len; i++)
    {
      gint32 index = sal_id_map_lookup (indexes, from[i]);

      if (index < 0)
        continue;
      g_ptr_array_add (moved, g_object_ref (alive->pdata[index]));
      g_array_append_val (ids, to[i]);
    }

  for (guint i = 0; i < moved->len; i++)
    g_hash_table_remove (rows, &SAL_RECORD_ROW (moved->pdata[i])->id);
  for (guint i = 0; i < moved->len; i++)
    {
      SalRecordRow *taken = moved->pdata[i];

      g_object_freeze_notify (G_OBJECT (taken));
      set_id (taken, g_array_index (ids, gint64, i));
      g_hash_table_replace (rows, &taken->id, taken);
    }
  for (guint i = 0; i < moved->len; i++)
    g_object_thaw_notify (G_OBJECT (moved->pdata[i]));
}

gint64
sal_record_row_get_id (SalRecordRow *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_ROW (self), 0);

  return self->id;
}

gboolean
sal_record_row_is_loading (SalRecordRow *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_ROW (self), FALSE);

  return self->record == NULL && !self->deleted;
}

SalRecord *
sal_record_row_get_record (SalRecordRow *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_ROW (self), NULL);

  return self->record;
}

gint64
sal_record_row_get_version (SalRecordRow *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_ROW (self), 0);

  return self->version;
}

gboolean
sal_record_row_is_wanted (SalRecordRow *self)
{
  return !self->pending && (self->stale || sal_record_row_is_loading (self));
}

/**
 * sal_record_row_set_stale:
 * @self: a row
 *
 * Notes that the record has changed, so that a load that is under way does not count.
 */
void
sal_record_row_set_stale (SalRecordRow *self)
{
  self->stale = TRUE;
  self->pending = FALSE;
}

/**
 * sal_record_row_set_deleted:
 * @self: a row
 * @deleted: whether the record is gone
 *
 * Notes that the record was deleted, or is there again. What was loaded stays, so that a row that
 * is still shown does not go blank.
 */
void
sal_record_row_set_deleted (SalRecordRow *self, gboolean deleted)
{
  gboolean loading = sal_record_row_is_loading (self);

  if (self->deleted == deleted)
    return;

  self->deleted = deleted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELETED]);
  if (sal_record_row_is_loading (self) != loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
sal_record_row_begin (SalRecordRow *self, guint64 number)
{
  self->load = number;
  self->pending = TRUE;
}

static gboolean
is_awaited (SalRecordRow *self, guint64 number)
{
  return self->pending && self->load == number;
}

/**
 * sal_record_row_end:
 * @self: a row
 * @number: the number of a load
 * @record: (nullable): the record, or %NULL if there is none
 * @version: its row version
 *
 * Takes over what was loaded, if it was the last load that was begun.
 */
void
sal_record_row_end (SalRecordRow *self, guint64 number, SalRecord *record, gint64 version)
{
  gboolean loading = sal_record_row_is_loading (self);

  if (!is_awaited (self, number))
    return;

  self->pending = self->stale = FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  if (record != NULL)
    {
      self->version = version;
      g_set_object (&self->record, record);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
      if (loading)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  sal_record_row_set_deleted (self, record == NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/* The record can be asked for again. */
void
sal_record_row_fail (SalRecordRow *self, guint64 number)
{
  if (is_awaited (self, number))
    self->pending = FALSE;
}
