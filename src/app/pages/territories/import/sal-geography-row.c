/* sal-geography-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-geography-row.h"

#include "sal-geography-repository.h"

struct _SalGeographyRow
{
  AdwComboRow parent_instance;

  GtkStringList *names;
  GPtrArray *keys; /* of char *, by name */
  char *wanted;    /* (nullable): the key to be selected when it is there */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SalGeographyRow, sal_geography_row, ADW_TYPE_COMBO_ROW)

static gpointer
list_geographies (SalConnection *connection,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  return sal_geographies_list (connection, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (infos == NULL) /* the row may be gone */
    return;
  for (guint i = 0; i < infos->len; i++)
    {
      const SalGeographyInfo *info = g_ptr_array_index (infos, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, info->id);

      if (!info->is_us_zips)
        sal_geography_row_add (user_data, info->name, key);
    }
}

static void
sal_geography_row_dispose (GObject *object)
{
  g_cancellable_cancel (SAL_GEOGRAPHY_ROW (object)->cancellable);

  G_OBJECT_CLASS (sal_geography_row_parent_class)->dispose (object);
}

static void
sal_geography_row_finalize (GObject *object)
{
  SalGeographyRow *self = SAL_GEOGRAPHY_ROW (object);

  g_object_unref (self->names);
  g_ptr_array_unref (self->keys);
  g_free (self->wanted);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (sal_geography_row_parent_class)->finalize (object);
}

static void
sal_geography_row_class_init (SalGeographyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_geography_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_geography_row_finalize;
}

static void
sal_geography_row_init (SalGeographyRow *self)
{
  self->names = gtk_string_list_new (NULL);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->names));
}

static void
select_wanted (SalGeographyRow *self)
{
  guint index;

  if (self->wanted == NULL ||
      !g_ptr_array_find_with_equal_func (self->keys, self->wanted, g_str_equal, &index))
    return;
  g_clear_pointer (&self->wanted, g_free);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), index);
}

/**
 * sal_geography_row_add:
 * @self: the row
 * @name: what the geography is called
 * @key: its key
 *
 * Offers one geography more.
 */
void
sal_geography_row_add (SalGeographyRow *self, const char *name, const char *key)
{
  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_append (self->names, name);
  select_wanted (self);
}

/**
 * sal_geography_row_read_imported:
 * @self: the row
 * @store: what to read from
 *
 * Offers those that were imported too, when they are read.
 */
void
sal_geography_row_read_imported (SalGeographyRow *self, SalStore *store)
{
  sal_store_read_async (store,
                        list_geographies,
                        NULL,
                        NULL,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->cancellable,
                        listed_cb,
                        self);
}

/**
 * sal_geography_row_select:
 * @self: the row
 * @key: the key of a geography
 *
 * Selects a geography: now, or when it is there.
 */
void
sal_geography_row_select (SalGeographyRow *self, const char *key)
{
  g_free (self->wanted);
  self->wanted = g_strdup (key);
  select_wanted (self);
}

const char *
sal_geography_row_get_key (SalGeographyRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < self->keys->len ? g_ptr_array_index (self->keys, selected) : NULL;
}
