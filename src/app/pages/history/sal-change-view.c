/* sal-change-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-change-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-change-detail.h"

struct _SalChangeView
{
  AdwBin parent_instance;

  GListStore *details; /* of objects with a SalChangeDetail */
  GCancellable *reading;
  gboolean busy;

  GtkLabel *label;
  GtkLabel *about;
  GtkLabel *note;
  GtkButton *undo_button;
  GtkColumnView *view;
};

typedef enum
{
  PROP_BUSY = 1,
} SalChangeViewProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (SalChangeView, sal_change_view, ADW_TYPE_BIN)

/* So many records of a change are told in full. */
#define MAX_RECORDS 500

/* --- the table --- */

static const SalChangeDetail *
get_detail (GtkListItem *item)
{
  return g_object_get_data (gtk_list_item_get_item (item), "detail");
}

static const char *
record_text (const SalChangeDetail *detail)
{
  return detail->title;
}

static const char *
kind_text (const SalChangeDetail *detail)
{
  return detail->kind != NULL ? sal_kind_get_label (detail->kind) : _ ("Settings");
}

static const char *
field_text (const SalChangeDetail *detail)
{
  return detail->label;
}

static const char *
before_text (const SalChangeDetail *detail)
{
  return detail->before;
}

static const char *
after_text (const SalChangeDetail *detail)
{
  return detail->after;
}

typedef const char *(*DetailText) (const SalChangeDetail *detail);

static const struct
{
  const char *title; /* N_() */
  int width;
  DetailText text;
} columns[] = {
  { N_ ("Record"), 200, record_text }, { N_ ("Kind"), 140, kind_text },
  { N_ ("Field"), 130, field_text },   { N_ ("Before"), 180, before_text },
  { N_ ("After"), 180, after_text },
};

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const SalChangeDetail *detail = get_detail (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  DetailText text = columns[GPOINTER_TO_UINT (user_data)].text;
  g_autofree char *name = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text (detail));
  gtk_widget_set_tooltip_text (cell, *text (detail) != '\0' ? text (detail) : NULL);
  if (text == before_text && detail->type == SAL_TOUCH_UPDATED)
    gtk_widget_add_css_class (cell, "dim-label");
  if (text != record_text)
    return;

  name = g_strdup_printf ("%s, %s", detail->title, detail->label);
  sal_accessible_name_row (cell, name);
}

static void
create_columns (SalChangeView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (_ (columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
activate_cb (GtkColumnView *view, guint position, SalChangeView *self)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->details), position);
  const SalChangeDetail *detail = g_object_get_data (item, "detail");

  if (detail->kind != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-record", "(sx)", detail->kind->name, detail->id);
}

/* --- reading --- */

typedef struct
{
  const SalKind *const *kinds;
  gint64 change;
  char *currency;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->currency);
  g_free (question);
}

static gpointer
read_details (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_change_details_load (connection,
                                  question->kinds,
                                  question->change,
                                  NULL,
                                  0,
                                  question->currency,
                                  MAX_RECORDS,
                                  error);
}

static void
set_busy (SalChangeView *self, gboolean busy)
{
  if (busy == self->busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) details = sal_store_read_finish (SAL_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;
  SalChangeView *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the view may be gone */

  if (details == NULL)
    {
      gtk_label_set_text (self->note, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
      set_busy (self, FALSE);
      return;
    }

  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (details, NULL);
  for (guint i = 0; i < details->len; i++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (
          item, "detail", g_ptr_array_index (details, i), (GDestroyNotify) sal_change_detail_free);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->details,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->details)),
                       items->pdata,
                       items->len);
  set_busy (self, FALSE);
}

/* --- what is said above the table --- */

static const char *
note_of (const SalChange *change)
{
  if (sal_change_get_reverted_by (change) != 0)
    return _ ("This change has been undone.");
  if (sal_change_is_final (change))
    return _ ("This change is final: it can be corrected, not undone.");
  if (sal_change_get_note (change) != NULL)
    return sal_change_get_note (change);
  if (sal_change_is_bulk (change) && sal_change_get_reverts (change) == 0)
    return _ ("Undone, this cannot be redone: the data is imported again then.");
  if (sal_change_get_n_rows (change) > MAX_RECORDS)
    return _ ("Only the first records are listed.");

  return NULL;
}

static void
sal_change_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalChangeViewProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, SAL_CHANGE_VIEW (object)->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_change_view_dispose (GObject *object)
{
  SalChangeView *self = SAL_CHANGE_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->details);

  G_OBJECT_CLASS (sal_change_view_parent_class)->dispose (object);
}

static void
sal_change_view_class_init (SalChangeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_change_view_get_property;
  object_class->dispose = sal_change_view_dispose;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-change-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalChangeView, label);
  gtk_widget_class_bind_template_child (widget_class, SalChangeView, about);
  gtk_widget_class_bind_template_child (widget_class, SalChangeView, note);
  gtk_widget_class_bind_template_child (widget_class, SalChangeView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SalChangeView, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
sal_change_view_init (SalChangeView *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->details = g_list_store_new (G_TYPE_OBJECT);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->details))));
  create_columns (self);
  gtk_column_view_set_model (self->view, selection);
}

/**
 * sal_change_view_show:
 * @self: the view
 * @workspace: a workspace
 * @change: one of its changes
 *
 * Shows what @change did.
 */
void
sal_change_view_show (SalChangeView *self, SalWorkspace *workspace, const SalChange *change)
{
  gboolean read_only = sal_store_is_read_only (sal_workspace_get_store (workspace));
  Question *question = g_new (Question, 1);
  g_autofree char *title = sal_change_describe (change);
  g_autofree char *about = sal_change_summarize (change);
  const char *note = note_of (change);

  gtk_label_set_text (self->label, title);
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button),
                          !read_only && sal_change_get_reverted_by (change) == 0 &&
                              !sal_change_is_final (change));
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (self->undo_button), "(sx)", "", sal_change_get_id (change));

  question->kinds = sal_workspace_get_kinds (workspace);
  question->change = sal_change_get_id (change);
  question->currency = g_strdup (sal_workspace_get_currency (workspace));
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  set_busy (self, TRUE);
  sal_store_read_async (sal_workspace_get_store (workspace),
                        read_details,
                        question,
                        question_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->reading,
                        read_cb,
                        self);
}
