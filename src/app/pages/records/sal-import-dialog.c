/* sal-import-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-import-dialog-private.h"
#include "sal-import-file-view.h"
#include "sal-mapping-preset.h"

/* Files up to this size, in bytes and all together, are checked again after each change; larger
 * ones when asked for. */
#define CHECKED_AT_ONCE (16 * 1024 * 1024)
#define CHECK_DELAY     400 /* milliseconds without a change */

/**
 * SalImportDialog:
 *
 * Brings files into the workspace of a window. What their columns are and where they go is proposed
 * and can be changed; what importing them would do is shown before it is done, and a report of what
 * could not be imported can be kept afterwards. All reading and writing is done by jobs.
 */

G_DEFINE_FINAL_TYPE (SalImportDialog, sal_import_dialog, ADW_TYPE_WINDOW)

/* --- files --- */

static SalImportDraft *
get_draft (SalImportDialog *self, guint index)
{
  return self->drafts->pdata[index];
}

SalImportDraft *
sal_import_dialog_get_draft (SalImportDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->file_list);

  return get_draft (self, row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0);
}

/**
 * sal_import_dialog_is_ready:
 * @self: the dialog
 * @error: return location for an error
 *
 * Tells whether the files can be imported as they are mapped now.
 *
 * Returns: %FALSE with @error set if not
 */
gboolean
sal_import_dialog_is_ready (SalImportDialog *self, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      SalImportDraft *draft = get_draft (self, i);

      if (sal_import_draft_is_loading (draft))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, _ ("Reading…"));
          return FALSE;
        }
      if (!sal_import_draft_check (draft, error))
        return FALSE;
      any = any || sal_import_draft_get_kind (draft) != NULL;
    }
  if (!any)
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("Choose what the rows are to be imported as"));

  return any;
}

static guint64
sum_sizes (SalImportDialog *self)
{
  guint64 size = 0;

  for (guint i = 0; i < self->drafts->len; i++)
    size += sal_import_draft_get_size (get_draft (self, i));

  return size;
}

static gboolean
check_timeout_cb (gpointer data)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (data);

  self->check_timeout = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "import.check", NULL);

  return G_SOURCE_REMOVE;
}

static const char *
describe_kind (SalImportDraft *draft)
{
  const SalKind *kind = sal_import_draft_get_kind (draft);

  if (sal_import_draft_is_loading (draft))
    return _ ("Reading…");

  return kind != NULL ? sal_kind_get_plural (kind) : _ ("Left out");
}

static void
update_file_row (SalImportDialog *self, guint index)
{
  SalImportDraft *draft = get_draft (self, index);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->file_list, (int) index);
  GtkLabel *kind_label = g_object_get_data (G_OBJECT (row), "kind-label");
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon");
  g_autoptr (GError) error = NULL;
  gboolean right = sal_import_draft_check (draft, &error);
  g_autofree char *label = g_strdup_printf ("%s, %s%s%s",
                                            sal_import_draft_get_name (draft),
                                            describe_kind (draft),
                                            right ? "" : ", ",
                                            right ? "" : error->message);

  gtk_label_set_label (kind_label, describe_kind (draft));
  gtk_widget_set_visible (icon, !right);
  gtk_widget_set_tooltip_text (icon, right ? NULL : error->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * sal_import_dialog_files_changed:
 * @self: the dialog
 *
 * What was checked does not hold any more: shows how the files stand, and has them checked again
 * soon if that takes no time.
 */
void
sal_import_dialog_files_changed (SalImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  sal_import_dialog_stop_check (self);
  g_clear_pointer (&self->checked, sal_import_attempt_free);
  for (guint i = 0; i < self->drafts->len; i++)
    update_file_row (self, i);

  if (!sal_import_dialog_is_ready (self, &error))
    {
      gboolean reading = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING);

      sal_import_dialog_set_status (
          self, reading ? NULL : "dialog-warning-symbolic", error->message);
    }
  else if (sum_sizes (self) <= CHECKED_AT_ONCE)
    {
      sal_import_dialog_set_status (self, NULL, _ ("Checking…"));
      self->check_timeout = g_timeout_add (CHECK_DELAY, check_timeout_cb, self);
    }
  else
    {
      sal_import_dialog_set_status (self, NULL, _ ("Check what importing these files would do"));
    }
  sal_import_dialog_update (self);
}

static GtkWidget *
create_file_row (SalImportDraft *draft)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (sal_import_draft_get_name (draft));
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (name, sal_import_draft_get_name (draft));
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_hexpand (labels, TRUE);
  gtk_widget_set_margin_top (labels, 6);
  gtk_widget_set_margin_bottom (labels, 6);
  gtk_box_append (GTK_BOX (labels), name);
  gtk_box_append (GTK_BOX (labels), kind);
  gtk_box_append (GTK_BOX (box), labels);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "kind-label", kind);
  g_object_set_data (G_OBJECT (row), "icon", icon);

  return row;
}

static void
file_selected_cb (SalImportDialog *self, GtkListBoxRow *row)
{
  GtkWidget *view;

  if (row == NULL)
    return;
  view = g_object_get_data (G_OBJECT (row), "view");
  adw_view_stack_set_visible_child (self->file_stack, view);
}

static void
add_file (SalImportDialog *self, GFile *file, gboolean optional)
{
  SalImportDraft *draft = sal_import_draft_new (file, self->workspace);
  GtkWidget *row = create_file_row (draft);
  GtkWidget *view = sal_import_file_view_new (draft, optional);

  g_ptr_array_add (self->drafts, draft);
  adw_view_stack_add (self->file_stack, view);
  g_object_set_data (G_OBJECT (row), "view", view);
  gtk_list_box_append (self->file_list, row);
  g_signal_connect_object (
      draft, "changed", G_CALLBACK (sal_import_dialog_files_changed), self, G_CONNECT_SWAPPED);
}

static void
add_files (SalImportDialog *self, GListModel *files)
{
  guint n_files = g_list_model_get_n_items (files);

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file, n_files > 1);
    }
  gtk_widget_set_visible (self->file_sidebar, n_files > 1);
  gtk_list_box_select_row (self->file_list, gtk_list_box_get_row_at_index (self->file_list, 0));
  if (n_files == 1)
    {
      adw_view_switcher_title_set_subtitle (self->title,
                                            sal_import_draft_get_name (get_draft (self, 0)));
    }
  else
    {
      g_autofree char *subtitle =
          g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);

      adw_view_switcher_title_set_subtitle (self->title, subtitle);
    }
}

/* --- what is shown --- */

/**
 * sal_import_dialog_set_status:
 * @self: the dialog
 * @icon: (nullable): the name of an icon
 * @text: how things stand
 *
 * Shows a line at the foot of the dialog.
 */
void
sal_import_dialog_set_status (SalImportDialog *self, const char *icon, const char *text)
{
  gtk_image_set_from_icon_name (self->status_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), icon != NULL);
  gtk_label_set_label (self->status_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), text);
}

static gboolean
would_import_nothing (SalImportDialog *self)
{
  const SalImportAttempt *checked = self->checked;

  if (checked == NULL || checked->result == NULL)
    return FALSE;
  if (checked->result->n_rejected > 0 &&
      sal_import_check_view_get_errors (self->check_view) == SAL_IMPORT_STOP)
    return TRUE;

  return sal_import_attempt_count_added (checked) + sal_import_attempt_count_changed (checked) == 0;
}

static void
update_badge (SalImportDialog *self)
{
  const SalImportResult *result = self->checked != NULL ? self->checked->result : NULL;
  guint n = result != NULL ? sal_import_check_view_get_n_near_misses (self->check_view) : 0;

  if (result != NULL)
    n += (guint) MIN (result->n_rejected, 999);
  adw_view_stack_page_set_badge_number (self->check_page, n);
  adw_view_stack_page_set_needs_attention (self->check_page, n > 0);
}

static void
update_checked (SalImportDialog *self)
{
  const SalImportResult *result = self->checked != NULL ? self->checked->result : NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (result == NULL)
    return;
  text = sal_import_attempt_describe (self->checked);
  if (result->n_rejected > 0 &&
      sal_import_check_view_get_errors (self->check_view) == SAL_IMPORT_STOP)
    sentence = g_strdup_printf (_ ("Nothing would be imported: %s"), text);
  sal_import_dialog_set_status (self,
                                result->n_rejected + self->checked->n_left_empty > 0
                                    ? "dialog-warning-symbolic"
                                    : "emblem-ok-symbolic",
                                sentence != NULL ? sentence : text);
}

/**
 * sal_import_dialog_update:
 * @self: the dialog
 *
 * Makes buttons and actions fit what can be done now.
 */
void
sal_import_dialog_update (SalImportDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = sal_import_dialog_is_ready (self, NULL);
  gboolean checking = self->check_job != NULL;
  gboolean setting_up = self->import_job == NULL && self->imported == NULL;
  gboolean has_mapping = sal_import_draft_get_mapping (sal_import_dialog_get_draft (self)) != NULL;

  update_checked (self);
  update_badge (self);
  gtk_spinner_set_spinning (self->status_spinner, checking || self->check_timeout != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->status_spinner), checking || self->check_timeout != 0);
  gtk_button_set_label (self->check_button, checking ? _ ("_Stop") : _ ("Ch_eck"));
  gtk_widget_set_visible (GTK_WIDGET (self->check_button), checking || self->checked == NULL);
  gtk_widget_set_visible (self->menu_button, setting_up);
  gtk_widget_set_visible (self->import_button, setting_up);
  adw_view_switcher_title_set_view_switcher_enabled (self->title, setting_up);
  gtk_button_set_label (self->close_button, setting_up ? _ ("_Cancel") : _ ("_Close"));

  sal_accessible_name_mnemonics (widget);

  gtk_widget_action_set_enabled (widget, "import.check", ready && setting_up);
  gtk_widget_action_set_enabled (
      widget, "import.run", ready && setting_up && !would_import_nothing (self));
  gtk_widget_action_set_enabled (widget, "import.cancel", self->import_job != NULL);
  gtk_widget_action_set_enabled (
      widget, "import.save-report", self->imported != NULL && self->imported->findings->len > 0);
  gtk_widget_action_set_enabled (widget, "import.show-records", self->imported != NULL);
  gtk_widget_action_set_enabled (widget, "import.load-mapping", setting_up);
  gtk_widget_action_set_enabled (widget, "import.save-mapping", setting_up && has_mapping);
  gtk_widget_action_set_enabled (widget, "import.preset", setting_up && has_mapping);
}

/**
 * sal_import_dialog_report_error:
 * @self: the dialog
 * @heading: what could not be done
 * @error: why
 *
 * Tells of an error. A cancelled operation is not an error and says nothing.
 */
void
sal_import_dialog_report_error (SalImportDialog *self, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- callbacks --- */

static void
meaning_changed_cb (SalImportDialog *self,
                    const char *kind,
                    const char *field,
                    const char *column,
                    const char *text,
                    const char *meant)
{
  for (guint i = 0; i < self->drafts->len; i++)
    sal_import_draft_set_meaning (get_draft (self, i), kind, field, column, text, meant);
}

static void
errors_changed_cb (SalImportDialog *self)
{
  sal_import_dialog_update (self);
}

/* What most of the records are: an import of opportunities may add a few stages, too. */
static const SalKind *
find_main_kind (const SalImportResult *result)
{
  const SalKind *kind = NULL;
  guint64 most = 0;

  for (guint i = 0; i < result->counts->len; i++)
    {
      const SalImportCount *count = result->counts->pdata[i];
      guint64 n = count->n_added + count->n_changed + count->n_unchanged;

      if (n >= most && !count->kind->hidden)
        {
          most = n;
          kind = count->kind;
        }
    }

  return kind;
}

static void
show_records_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (widget);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  const SalKind *kind = find_main_kind (self->imported->result);

  if (window != NULL && kind != NULL)
    sal_window_show_record (SAL_WINDOW (window), kind, 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* An import that is running goes on when the dialog is closed: the window shows it. */
static gboolean
sal_import_dialog_close_request (GtkWindow *window)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (window);
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (self->import_job != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return TRUE;
    }
  if (self->imported != NULL && parent != NULL)
    sal_window_add_undo_toast (GTK_WIDGET (parent), self->imported->result->change);

  return GTK_WINDOW_CLASS (sal_import_dialog_parent_class)->close_request (window);
}

static void
fill_presets (SalImportDialog *self)
{
  static const struct
  {
    const char *name;
    const char *label;
  } known[] = { { "hubspot", "HubSpot" }, { "salesforce", "Salesforce" } };
  g_auto (GStrv) presets = sal_mapping_list_presets ();

  for (guint i = 0; presets[i] != NULL; i++)
    {
      const char *label = presets[i];
      g_autoptr (GMenuItem) item = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (known); j++)
        if (g_str_equal (known[j].name, presets[i]))
          label = known[j].label;
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "import.preset", "s", presets[i]);
      g_menu_append_item (self->preset_menu, item);
    }
}

static void
end (SalImportDialog *self)
{
  if (self->check_job != NULL)
    sal_job_cancel (self->check_job);
  if (self->import_job != NULL)
    sal_job_cancel (self->import_job);
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  g_clear_object (&self->workspace);
}

/* Of a window that is destroyed while a job keeps it: hiding does not unrealize it. */
static void
sal_import_dialog_unrealize (GtkWidget *widget)
{
  end (SAL_IMPORT_DIALOG (widget));

  GTK_WIDGET_CLASS (sal_import_dialog_parent_class)->unrealize (widget);
}

static void
sal_import_dialog_dispose (GObject *object)
{
  end (SAL_IMPORT_DIALOG (object));

  G_OBJECT_CLASS (sal_import_dialog_parent_class)->dispose (object);
}

static void
sal_import_dialog_finalize (GObject *object)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (object);

  g_clear_object (&self->check_job);
  g_clear_object (&self->import_job);
  g_clear_pointer (&self->checked, sal_import_attempt_free);
  g_clear_pointer (&self->imported, sal_import_attempt_free);
  g_ptr_array_unref (self->drafts);

  G_OBJECT_CLASS (sal_import_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "import.check", NULL, sal_import_dialog_check_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, sal_import_dialog_run_action);
  gtk_widget_class_install_action (
      widget_class, "import.cancel", NULL, sal_import_dialog_cancel_action);
  gtk_widget_class_install_action (
      widget_class, "import.save-report", NULL, sal_import_dialog_save_report_action);
  gtk_widget_class_install_action (widget_class, "import.show-records", NULL, show_records_action);
  gtk_widget_class_install_action (
      widget_class, "import.load-mapping", NULL, sal_import_dialog_load_mapping_action);
  gtk_widget_class_install_action (
      widget_class, "import.save-mapping", NULL, sal_import_dialog_save_mapping_action);
  gtk_widget_class_install_action (
      widget_class, "import.preset", "s", sal_import_dialog_preset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.run", NULL);
}

static void
sal_import_dialog_class_init (SalImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_import_dialog_finalize;
  widget_class->unrealize = sal_import_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = sal_import_dialog_close_request;

  g_type_ensure (SAL_TYPE_IMPORT_CHECK_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, main_stack);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, view_stack);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, check_page);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, file_sidebar);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, file_list);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, file_stack);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, check_view);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, status_spinner);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, status_icon);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, preset_menu);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, running_page);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, report_button);
  gtk_widget_class_bind_template_child (widget_class, SalImportDialog, records_button);
  gtk_widget_class_bind_template_callback (widget_class, file_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, meaning_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, errors_changed_cb);
  install_actions (widget_class);
}

static void
sal_import_dialog_init (SalImportDialog *self)
{
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_presets (self);
}

/* Where the window is small the dialog is no wider and no higher. */
static void
fit_window (SalImportDialog *self, GtkWidget *window)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_width (window) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 MIN (width, gtk_widget_get_width (window)),
                                 MIN (height, gtk_widget_get_height (window)));
}

/**
 * sal_import_dialog_new:
 * @window: a window with a workspace
 * @files: at least one file, as a list of [iface@Gio.File]
 *
 * Creates a dialog in which @files are imported into the workspace of @window.
 *
 * Returns: (transfer none): the dialog, to be presented
 */
SalImportDialog *
sal_import_dialog_new (SalWindow *window, GListModel *files)
{
  SalImportDialog *self;

  g_return_val_if_fail (SAL_IS_WINDOW (window), NULL);
  g_return_val_if_fail (sal_window_get_workspace (window) != NULL, NULL);
  g_return_val_if_fail (g_list_model_get_n_items (files) > 0, NULL);

  self = g_object_new (
      SAL_TYPE_IMPORT_DIALOG, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  self->workspace = g_object_ref (sal_window_get_workspace (window));
  fit_window (self, GTK_WIDGET (window));
  add_files (self, files);
  sal_import_dialog_files_changed (self);

  return self;
}
