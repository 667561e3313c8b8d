/* sal-search-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-search-button.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-list-rows.h"
#include "sal-search.h"

struct _SalSearchButton
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  GCancellable *searching;
  gboolean busy;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEditable *entry;
  AdwViewStack *stack;
  GtkLabel *hint;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SalSearchButton, sal_search_button, ADW_TYPE_BIN)

#define MAX_RESULTS 40

/* --- results --- */

static GtkWidget *
create_label (const char *text, gboolean markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Words found stand between ‹ and ›. */
static char *
snippet_to_markup (const SalSearchHit *hit)
{
  g_autofree char *escaped = g_markup_escape_text (hit->snippet != NULL ? hit->snippet : "", -1);
  g_autoptr (GString) markup = g_string_new (sal_kind_get_label (hit->kind));

  if (*escaped != '\0')
    g_string_append_printf (markup, " · %s", escaped);
  g_string_replace (markup, "‹", "<b>", 0);
  g_string_replace (markup, "›", "</b>", 0);
  if (!pango_parse_markup (markup->str, -1, 0, NULL, NULL, NULL, NULL))
    return g_markup_escape_text (sal_kind_get_label (hit->kind), -1); /* marks in the text itself */

  return g_strdup (markup->str);
}

static GtkWidget *
create_row (const SalSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *markup = snippet_to_markup (hit);
  g_autofree char *name = g_strdup_printf ("%s, %s", hit->title, sal_kind_get_label (hit->kind));
  GtkWidget *snippet = create_label (markup, TRUE, "dim-label");

  gtk_widget_add_css_class (snippet, "caption");
  gtk_box_append (GTK_BOX (box), create_label (hit->title, FALSE, NULL));
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (hit->kind->icon));
  gtk_box_append (GTK_BOX (line), box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  sal_accessible_set_label (row, name);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) hit->kind->name);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&hit->id, sizeof hit->id), g_free);

  return row;
}

static void
show_hint (SalSearchButton *self, const char *text)
{
  gtk_label_set_text (self->hint, text);
  adw_view_stack_set_visible_child_name (self->stack, "hint");
}

static void
show_hits (SalSearchButton *self, GPtrArray *hits)
{
  sal_list_rows_remove_all (self->list);
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (hits, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (hits->len > 0)
    adw_view_stack_set_visible_child_name (self->stack, "results");
  else
    show_hint (self, _ ("No record has these words."));
}

typedef struct
{
  const SalKind *const *kinds;
  char *text;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

static gpointer
search (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_search (connection, question->kinds, question->text, MAX_RESULTS, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sal_store_read_finish (SAL_STORE (source), result, &error);
  SalSearchButton *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the widget may be gone */

  self->busy = FALSE;
  if (hits != NULL)
    show_hits (self, hits);
  else
    show_hint (self, error->message);
}

static void
search_changed_cb (SalSearchButton *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  Question *question;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->busy = FALSE;
  if (*text == '\0' || self->workspace == NULL)
    {
      show_hint (self, _ ("Type the beginnings of words: of names, cities, notes, keys."));
      return;
    }

  question = g_new (Question, 1);
  question->kinds = sal_workspace_get_kinds (self->workspace);
  question->text = g_strdup (text);
  self->busy = TRUE;
  self->searching = g_cancellable_new ();
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        search,
                        question,
                        question_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->searching,
                        found_cb,
                        self);
}

/* --- choosing --- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalSearchButton *self)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", kind, *id);
}

static void
open_first_cb (SalSearchButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL &&
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "results") == 0)
    row_activated_cb (self->list, row, self);
}

static void
close_cb (SalSearchButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
move_selection (SalSearchButton *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  row = gtk_list_box_get_row_at_index (self->list, index + by);
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  /* scrolls to the row; the entry keeps the focus, so that typing goes on */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                SalSearchButton *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);

  return GDK_EVENT_STOP;
}

static void
shown_cb (GtkPopover *popover, GParamSpec *pspec, SalSearchButton *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (popover)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  search_changed_cb (self);
}

static void
sal_search_button_dispose (GObject *object)
{
  SalSearchButton *self = SAL_SEARCH_BUTTON (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_search_button_parent_class)->dispose (object);
}

static void
sal_search_button_class_init (SalSearchButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_search_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-search-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SalSearchButton, button);
  gtk_widget_class_bind_template_child (widget_class, SalSearchButton, popover);
  gtk_widget_class_bind_template_child (widget_class, SalSearchButton, entry);
  gtk_widget_class_bind_template_child (widget_class, SalSearchButton, stack);
  gtk_widget_class_bind_template_child (widget_class, SalSearchButton, hint);
  gtk_widget_class_bind_template_child (widget_class, SalSearchButton, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
sal_search_button_init (SalSearchButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_search_button_set_workspace:
 * @self: the button
 * @workspace: (nullable): where to search
 *
 * Searches in another workspace from now on.
 */
void
sal_search_button_set_workspace (SalSearchButton *self, SalWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  gtk_editable_set_text (self->entry, "");
  gtk_popover_popdown (self->popover);
}

/**
 * sal_search_button_popup:
 * @self: the button
 * @text: (nullable): words to search for, or %NULL for those entered last
 *
 * Shows the search.
 */
void
sal_search_button_popup (SalSearchButton *self, const char *text)
{
  if (text != NULL)
    gtk_editable_set_text (self->entry, text);
  gtk_menu_button_popup (self->button);
}

/**
 * sal_search_button_is_busy:
 * @self: the button
 *
 * Tells whether it is searching.
 *
 * Returns: %TRUE until the results show
 */
gboolean
sal_search_button_is_busy (SalSearchButton *self)
{
  return self->busy;
}
